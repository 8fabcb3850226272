import { and, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import { mails } from '#mail/tables.ts';
import { closeAccount } from '#mandates/account.ts';
import { mandates } from '#mandates/tables.ts';
import { sessionCookieIn } from '../../test/session-cookie.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { deactivatePerson, reactivatePerson } from './accounts.ts';
import { findOrInvitePerson } from './actions.ts';
import { makeLink } from './links.ts';
import { people, sessions } from './tables.ts';

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());
beforeEach(() => world.db.delete(mails));

const accountOf = (client: Client) => `/people/${client.personId}/deactivation`;

const openMandatesOf = (client: Client) =>
  world.db
    .select({ id: mandates.id })
    .from(mandates)
    .where(and(eq(mandates.personId, client.personId ?? ''), isNull(mandates.endedAt)));

const statusOf = async ({ cookie }: Client) => (await world.visitor.fetch('/en/me', { headers: { cookie } })).status;

describe('who may close an account', () => {
  test('Only the Secretariat reads the page; for the others it is not theirs, whoever it is about', async () => {
    for (const client of [world.stranger, world.seoul, world.mayor, world.officer, world.editor])
      expect((await client.get(accountOf(world.observer))).status).toBe(403);
    expect((await world.visitor.get(accountOf(world.observer))).status).toBe(303);
    expect((await world.secretariatOfficer.get(`/people/${newId()}/deactivation`)).status).toBe(404);
    expect((await world.secretariatOfficer.get('/people/nobody/deactivation')).status).toBe(404);
  });

  test('Nobody closes the account they sit in', async () => {
    expect((await world.secretary.get(accountOf(world.secretary))).status).toBe(403);
    const { status, text } = await world.secretary.post(accountOf(world.secretary), { reason: 'Enough.' }, 'fa');
    expect(status).toBe(403);
    expect(text).toContain('کسی حساب خودش را نمی‌بندد');
    expect(await statusOf(world.secretary)).toBe(200);
  });

  test('The verb itself refuses, too', async () => {
    const person = { id: world.observer.personId ?? '' };
    for (const client of [world.visitor, world.seoul, world.officer, world.editor])
      expect(await refusalOf(client, (ctx) => deactivatePerson(ctx, person, { reason: 'x' }))).toBe('secretariat-only');
    expect(await refusalOf(world.secretary, (ctx) => reactivatePerson(ctx, person))).toBe('person-active');
  });
});

describe('closing the account of the observer of Busan', () => {
  test('The page says who, what follows, and asks for the reason', async () => {
    const { status, text } = await world.secretariatOfficer.get(accountOf(world.observer));
    expect(status).toBe(200);
    for (const words of ['Noh Ga-on', 'observer@busan.example', 'Observer, South Korea', 'stays in the record'])
      expect(text).toContain(words);
    const empty = await world.secretariatOfficer.post(accountOf(world.observer), { reason: ' ' });
    expect(empty.status).toBe(422);
    expect(await statusOf(world.observer)).toBe(200);
  });

  test('Closed, nothing of it works a second later: sessions, token, link, mandate', async () => {
    const link = pathOf(
      await makeLink(world.operator(), { personId: world.observer.personId ?? '', purpose: 'sign-in' }),
    );
    const reason = 'Left the service of the city.';
    const closed = await world.secretariatOfficer.post(accountOf(world.observer), { reason });
    expect([closed.status, closed.location]).toEqual([303, `/en${accountOf(world.observer)}`]);
    expect([await statusOf(world.observer), (await world.observer.api('GET', '/me')).status]).toEqual([303, 401]);
    expect((await world.visitor.post(link)).status).toBe(410);
    expect(await openMandatesOf(world.observer)).toEqual([]);
    expect((await world.records()).slice(-2)).toEqual(['person.deactivated', 'mandate.ended']);
    const { json } = await world.seoul.api('GET', '/members/busan');
    expect(json).toMatchObject({ mandates: [{ person: { name: 'Noh Ga-on' }, state: 'ended' }] });
  });

  test('One letter says so, with the reason', async () => {
    await world.db
      .update(people)
      .set({ language: 'ko' })
      .where(eq(people.id, world.contributor.personId ?? ''));
    await world.secretary.post(accountOf(world.contributor), { reason: 'Asked for it.' });
    const letters = await world.db.select().from(mails);
    expect(letters.map(({ recipient, language, subject }) => [recipient, language, subject])).toEqual([
      ['omid.farahani@shiraz.example', 'ko', '\u2068세계 스마트 지속가능 도시 네트워크\u2069 계정이 닫혔습니다'],
    ]);
    expect(letters[0]?.text).toContain('Asked for it.');
  });

  test('It cannot be closed twice, nobody is appointed with its address, and no letter to sign in is written', async () => {
    expect((await world.secretary.post(accountOf(world.observer), { reason: 'Again.' })).status).toBe(409);
    const appointed = await world.secretary.post('/members/busan/mandates', {
      name: 'Noh Ga-on',
      email: 'observer@busan.example',
      role: 'observer',
      from: '2026-12-01',
    });
    expect(appointed.status).toBe(409);
    await world.visitor.post('/sign-in', { email: 'observer@busan.example' });
    await world.workOff();
    expect(await world.db.select().from(mails)).toEqual([]);
  });

  test('Fifty who close one account at once close it once', async () => {
    const { id } = await findOrInvitePerson(world.operator(), { email: 'many@busan.example', name: 'Many' });
    const contexts = await Promise.all(
      Array.from({ length: 50 }, (_, at) => world.contextOf(at % 2 ? world.secretary : world.secretariatOfficer)),
    );
    const done = await Promise.allSettled(contexts.map((ctx) => closeAccount(ctx, { id }, { reason: 'Gone.' })));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const about = await world.db.execute(
      sql`select 1 from records where kind = 'person.deactivated' and about->>'personId' = ${id}`,
    );
    expect(about.rows).toHaveLength(1);
  });
});

describe('opening it again', () => {
  test('The page tells why it is closed and by whom; opened, the person signs in, for nobody', async () => {
    const page = await world.secretary.get(accountOf(world.observer));
    expect(page.text).toContain('Left the service of the city.');
    expect(page.text).toContain('Baek Dan-bi');
    const opened = await world.secretary.undo(accountOf(world.observer));
    expect([opened.status, opened.location]).toEqual([303, `/en${accountOf(world.observer)}`]);
    expect((await world.records()).at(-1)).toBe('person.reactivated');
    const [letter] = await world.db.select().from(mails);
    expect(letter?.recipient).toBe('observer@busan.example');

    const link = pathOf(
      await makeLink(world.operator(), { personId: world.observer.personId ?? '', purpose: 'sign-in' }),
    );
    const entered = await world.visitor.post(link);
    const cookie = sessionCookieIn(entered);
    expect((await world.visitor.fetch('/en/me', { headers: { cookie } })).status).toBe(200);
    expect((await world.contextOf({ ...world.observer, cookie })).viewer.mandates).toEqual([]);
    expect((await world.secretary.undo(accountOf(world.observer))).status).toBe(409);
  });

  test('A session that was being opened while the account closed does not come to life with it', async () => {
    const person = { id: world.contributor.personId ?? '' };
    const late = newId();
    await world.db.insert(sessions).values({ id: late, personId: person.id, tokenHash: Buffer.from(late) });
    await reactivatePerson(await world.contextOf(world.secretary), person);
    const [session] = await world.db.select().from(sessions).where(eq(sessions.id, late));
    expect(session?.endedAt).toBeInstanceOf(Date);
    expect(await statusOf(world.contributor)).toBe(303);
  });

  test('On the JSON face it is the same noun', async () => {
    const address = accountOf(world.contributor);
    expect((await world.secretary.api('POST', address, { reason: 'Again.' })).status).toBe(204);
    const { json } = await world.secretary.api('GET', address);
    expect(json).toMatchObject({ account: { state: 'deactivated', closed: { reason: 'Again.', by: 'Ryu Ji-an' } } });
    expect((await world.secretary.api('DELETE', address)).status).toBe(204);
    expect((await world.seoul.api('GET', address)).status).toBe(403);
  });
});

describe('the Secretariat', () => {
  test('is never without anybody: of two who close each other’s account one is left', async () => {
    const [one, other] = await Promise.all([
      world.contextOf(world.secretary),
      world.contextOf(world.secretariatOfficer),
    ]);
    const done = await Promise.allSettled([
      closeAccount(one, { id: world.secretariatOfficer.personId ?? '' }, { reason: 'x' }),
      closeAccount(other, { id: world.secretary.personId ?? '' }, { reason: 'x' }),
    ]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'last-of-secretariat' } });
  });
});

test('Whoever appoints while the account closes appoints nobody for long', async () => {
  const second = await foundWorld();
  const person = { id: second.seoul.personId ?? '' };
  const [busan] = (await second.db.execute<{ id: string }>(sql`select id from members where slug = 'busan'`)).rows;
  // The appointment has read that the account is open, and waits with its mandate.
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  await second.db.transaction(async (db) => {
    await findOrInvitePerson({ ...second.operator(), db }, { email: 'cha.yu-rim@seoul.example', name: 'Cha Yu-rim' });
    const closing = closeAccount(await second.contextOf(second.secretary), person, { reason: 'x' });
    void closing.then(resolve);
    await untilSomebodyWaits(second);
    await db.insert(mandates).values({
      id: newId(),
      personId: person.id,
      memberId: busan?.id ?? '',
      role: 'observer',
      fromDay: '2025-01-01',
      confirmedAt: new Date(),
    });
  });
  await closed;
  const left = await second.db
    .select()
    .from(mandates)
    .where(and(eq(mandates.personId, person.id), isNull(mandates.endedAt)));
  expect(left).toEqual([]);
  await second.close();
});

async function untilSomebodyWaits({ pool }: World): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
  }
}

async function refusalOf(
  client: Client,
  act: (ctx: Awaited<ReturnType<World['contextOf']>>) => unknown,
): Promise<string> {
  try {
    await act(await world.contextOf(client));
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

const pathOf = (address: string) => new URL(address).pathname.slice(3);

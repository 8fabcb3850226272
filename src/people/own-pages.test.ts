import { and, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import { newSecret, secretHash } from '#core/secret.ts';
import { readerOfToken } from '#mandates/reader.ts';
import { findSpeaker } from '#mandates/speaker.ts';
import { mandates } from '#mandates/tables.ts';
import { answeredKeys, attempts } from '#web/tables.ts';
import { sessionCookieIn } from '../../test/session-cookie.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { findOrInvitePerson } from './actions.ts';
import { makeLink } from './links.ts';
import { links, people, sessions, tokens } from './tables.ts';
import { makeToken } from './tokens.ts';

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const personOf = async (client: Client) =>
  (
    await world.db
      .select()
      .from(people)
      .where(eq(people.id, client.personId ?? ''))
  )[0];
const openSessionsOf = (client: Client) =>
  world.db
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, client.personId ?? ''), isNull(sessions.endedAt)))
    .orderBy(sessions.id);

/** A person signs in on one more device. */
async function anotherDevice(client: Client, userAgent: string): Promise<string> {
  const address = new URL(await makeLink(world.operator(), { personId: client.personId ?? '', purpose: 'sign-in' }))
    .pathname;
  const answer = await world.visitor.fetch(address, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'user-agent': userAgent },
    body: new URLSearchParams(),
  });
  return sessionCookieIn(answer);
}

const statusWith = async (cookie: string) => (await world.visitor.fetch('/en/me', { headers: { cookie } })).status;

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1';

describe('who may come here at all', () => {
  test.each(['/me', '/me/settings', '/me/sessions'])(
    'A visitor at %s is led to the sign-in, which says why, and back',
    async (address) => {
      const { status, location } = await world.visitor.get(address, 'fa');
      expect([status, location]).toEqual([303, `/fa/sign-in?next=${encodeURIComponent(`/fa${address}`)}`]);
      const { text } = await world.visitor.get(`/sign-in?next=${encodeURIComponent(`/fa${address}`)}`, 'fa');
      expect(text).toContain('پس از ورود به همان صفحه می‌روید.');
    },
  );

  test.each(['/me', '/me/settings', '/me/sessions'])('A person without any mandate reads %s', async (address) => {
    expect((await world.stranger.get(address)).status).toBe(200);
  });
});

describe('sessions and devices', () => {
  test('The mayor sees both devices by name, and which one this is', async () => {
    await anotherDevice(world.mayor, phone);
    const { text } = await world.mayor.get('/me/sessions');
    expect(text).toContain('Safari, iPhone');
    expect(text).toContain('Firefox on Linux');
    expect(text.match(/>this device</g)).toHaveLength(1);
  });

  test('The mayor signs a lost phone out', async () => {
    const cookie = await anotherDevice(world.mayor, phone);
    const [session] = await world.db
      .select()
      .from(sessions)
      .where(eq(sessions.tokenHash, secretHash(cookie.split('=')[1] ?? '')));
    expect(await statusWith(cookie)).toBe(200);
    const { status, location } = await world.mayor.undo(`/me/sessions/${session?.id}`);
    expect([status, location]).toEqual([303, '/en/me/sessions']);
    expect(await statusWith(cookie)).toBe(303);
    expect((await world.mayor.get('/me')).status).toBe(200);
    expect((await world.records()).at(-1)).toBe('session.ended');
  });

  test('Nobody ends the session of another: for them it does not exist', async () => {
    const [session] = await openSessionsOf(world.mayor);
    expect((await world.seoul.undo(`/me/sessions/${session?.id}`)).status).toBe(404);
    expect((await world.seoul.undo('/me/sessions/no-id')).status).toBe(404);
    expect((await world.mayor.get('/me')).status).toBe(200);
  });

  test('All others end at once, this one stays', async () => {
    const cookies = [await anotherDevice(world.mayor, phone), await anotherDevice(world.mayor, 'curl/8')];
    expect((await world.mayor.undo('/me/sessions')).status).toBe(303);
    expect(await Promise.all(cookies.map(statusWith))).toEqual([303, 303]);
    expect(await openSessionsOf(world.mayor)).toHaveLength(1);
    expect((await world.mayor.get('/me')).status).toBe(200);
  });

  test('Signing out ends the session and takes the cookie back', async () => {
    const cookie = await anotherDevice(world.observer, phone);
    const [session] = await world.db
      .select()
      .from(sessions)
      .where(eq(sessions.tokenHash, secretHash(cookie.split('=')[1] ?? '')));
    const answer = await world.visitor.fetch(`/ko/me/sessions/${session?.id}`, {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ _method: 'delete' }),
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ko/']);
    expect(answer.headers.getSetCookie()).toContain('serai=; HttpOnly; Max-Age=0; Path=/; SameSite=Lax');
    expect(await statusWith(cookie)).toBe(303);
  });

  test('The button on one’s own pages ends the session that asks, and no other', async () => {
    const cookie = await anotherDevice(world.observer, phone);
    const answer = await world.visitor.fetch('/en/me/sessions/current', {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ _method: 'delete' }),
    });
    expect(answer.status).toBe(303);
    expect(await statusWith(cookie)).toBe(303);
    expect((await world.observer.get('/me')).status).toBe(200);
  });

  test('A session ends after 14 days without use and after 60 days in any case', async () => {
    const idle = await anotherDevice(world.observer, phone);
    const old = await anotherDevice(world.observer, phone);
    const shift = (cookie: string, column: 'seen_at' | 'created_at', days: number) =>
      world.db.execute(
        sql`update sessions set ${sql.identifier(column)} = serai_clock() - make_interval(days => ${days}) + interval '1 minute' where token_hash = ${secretHash(cookie.split('=')[1] ?? '')}`,
      );
    await shift(idle, 'seen_at', 14);
    await shift(old, 'created_at', 60);
    expect([await statusWith(idle), await statusWith(old)]).toEqual([200, 200]);
    await shift(idle, 'seen_at', 15);
    await shift(old, 'created_at', 61);
    expect([await statusWith(idle), await statusWith(old)]).toEqual([303, 303]);
  });

  test('Being seen is written every five minutes at most', async () => {
    const cookie = await anotherDevice(world.observer, phone);
    const seen = async () =>
      (
        await world.db
          .select({ at: sessions.seenAt, ago: sql<number>`extract(epoch from serai_clock() - seen_at)::int` })
          .from(sessions)
          .where(eq(sessions.tokenHash, secretHash(cookie.split('=')[1] ?? '')))
      )[0];
    const before = await seen();
    await statusWith(cookie);
    expect((await seen())?.at).toEqual(before?.at);
    await world.db.execute(
      sql`update sessions set seen_at = serai_clock() - interval '6 minutes' where token_hash = ${secretHash(cookie.split('=')[1] ?? '')}`,
    );
    await statusWith(cookie);
    expect((await seen())?.ago).toBeLessThan(60);
  });
});

describe('settings', () => {
  const fields = {
    name: 'Nasrin Golestani',
    nameNative: 'نسرین گلستانی',
    nativeLanguage: 'fa',
    language: 'fa',
    calendar: 'persian',
    timeZone: 'asia/tehran',
    telephone: '+۹۸ ۷۱ ۳۰۰۰',
    namePublic: 'on',
  };

  test('The focal point of Shiraz says how she is called and how she reads', async () => {
    const { status, location } = await world.focalPoint.post('/me/settings', fields);
    expect([status, location]).toEqual([303, '/fa/me/settings']);
    expect(await personOf(world.focalPoint)).toMatchObject({
      name: 'Nasrin Golestani',
      language: 'fa',
      calendar: 'persian',
      timeZone: 'Asia/Tehran',
      telephone: '+98 71 3000',
      namePublicAt: expect.any(Date),
      contactSharedAt: null,
    });
    expect((await world.records()).at(-1)).toBe('person.changed');
  });

  test('Consent is dated by the day it was given, and gone when it is taken back', async () => {
    const agreed = (await personOf(world.focalPoint))?.namePublicAt;
    await world.focalPoint.post('/me/settings', fields);
    expect((await personOf(world.focalPoint))?.namePublicAt).toEqual(agreed);
    const { namePublic: _, ...without } = fields;
    await world.focalPoint.post('/me/settings', without);
    expect((await personOf(world.focalPoint))?.namePublicAt).toBeNull();
  });

  test('What cannot be read comes back whole, with a sentence at each field', async () => {
    const before = await personOf(world.focalPoint);
    const { status, text } = await world.focalPoint.post(
      '/me/settings',
      { ...fields, name: '', telephone: 'ask my office', timeZone: 'Asia/Atlantis' },
      'fa',
    );
    expect(status).toBe(422);
    expect(text).toContain('value="ask my office"');
    expect(text.match(/aria-invalid="true"/g)).toHaveLength(3);
    expect(await personOf(world.focalPoint)).toEqual(before);
  });

  test('A program reads and writes its own person only', async () => {
    const { status, json } = await world.focalPoint.api('GET', '/me/settings');
    expect([status, json]).toMatchObject([200, { email: 'nasrin.golestani@shiraz.example', calendar: 'persian' }]);
    expect((await world.visitor.api('GET', '/me/settings')).status).toBe(401);
  });
});

describe('for whom one speaks', () => {
  test('Whoever holds two mandates chooses, and is led back to where they were', async () => {
    const id = newId();
    const [seoul] = await world.db
      .select({ memberId: mandates.memberId })
      .from(mandates)
      .where(eq(mandates.personId, world.seoul.personId ?? ''));
    await world.db.insert(mandates).values({
      id,
      personId: world.mayor.personId ?? '',
      memberId: seoul?.memberId ?? '',
      role: 'observer',
      fromDay: '2025-01-01',
      confirmedAt: new Date(),
    });
    const { status, location } = await world.mayor.post('/me/acting', { mandateId: id, back: '/members?kind=city' });
    expect([status, location]).toEqual([303, '/en/members?kind=city']);
    expect((await world.contextOf(world.mayor)).viewer.acting?.id).toBe(id);
    expect((await world.mayor.post('/me/acting', { mandateId: id, back: '//evil.example' })).location).toBe('/en/');

    await world.db.update(mandates).set({ endedAt: new Date() }).where(eq(mandates.id, id));
    expect((await world.contextOf(world.mayor)).viewer.acting?.role).toBe('representative');
  });

  test('Nobody speaks under the mandate of another', async () => {
    const [mandate] = await world.db
      .select()
      .from(mandates)
      .where(eq(mandates.personId, world.secretary.personId ?? ''));
    expect((await world.mayor.post('/me/acting', { mandateId: mandate?.id ?? '' })).status).toBe(403);
  });

  test('When a mandate ends, its rights end that instant', async () => {
    const whatMembersSee = async () => (await world.contextOf(world.contributor)).viewer.mandates.length;
    expect(await whatMembersSee()).toBe(1);
    await world.db
      .update(mandates)
      .set({ endedAt: sql`serai_clock()` })
      .where(eq(mandates.personId, world.contributor.personId ?? ''));
    expect(await whatMembersSee()).toBe(0);
    expect((await world.contributor.get('/me')).status).toBe(200);
  });
});

describe('invitations', () => {
  test('Somebody new is entered once, however often they are named', async () => {
    const ctx = world.operator();
    const named = await Promise.all(
      Array.from({ length: 10 }, () =>
        findOrInvitePerson(ctx, { email: 'Laleh.Moradi@shiraz.example ', name: 'Laleh Moradi' }),
      ),
    );
    expect(new Set(named.map(({ id }) => id)).size).toBe(1);
    expect(named.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  test('The page says who named whom what; accepting activates the person and signs in', async () => {
    const { id } = await findOrInvitePerson(world.operator(), {
      email: 'laleh.moradi@shiraz.example',
      name: 'Laleh Moradi',
      language: 'fa',
    });
    const [shiraz] = await world.db
      .select({ memberId: mandates.memberId })
      .from(mandates)
      .where(eq(mandates.personId, world.mayor.personId ?? ''))
      .orderBy(mandates.fromDay);
    await world.db.insert(mandates).values({
      id: newId(),
      personId: id,
      memberId: shiraz?.memberId ?? '',
      role: 'contributor',
      fromDay: '2026-01-01',
      answerBy: '2099-01-01',
      givenBy: world.mayor.personId,
    });
    const address = new URL(
      await makeLink(world.operator('fa'), { personId: id, purpose: 'invitation', next: '/fa/me' }),
    ).pathname.slice(3);
    const shown = await world.visitor.get(address, 'fa');
    for (const word of ['کامران ارجمند', 'شیراز', 'همکار']) expect(shown.text).toContain(word);

    expect((await world.visitor.post(address, { name: '' }, 'fa')).status).toBe(422);
    const entered = await world.visitor.post(
      address,
      {
        name: 'Laleh Moradi',
        nameNative: 'لاله مرادی',
        nativeLanguage: 'fa',
        language: 'fa',
        calendar: 'persian',
        timeZone: 'Asia/Tehran',
        namePublic: 'on',
      },
      'fa',
    );
    expect([entered.status, entered.location]).toEqual([303, '/fa/me']);
    expect(await world.db.select().from(people).where(eq(people.id, id))).toMatchObject([
      { nameNative: 'لاله مرادی', activatedAt: expect.any(Date), namePublicAt: expect.any(Date) },
    ]);
    expect((await world.records()).filter((kind) => kind === 'person.arrived')).toHaveLength(1);
    expect((await world.visitor.get(address, 'fa')).status).toBe(410);
  });
});

describe('programs', () => {
  test('A token speaks as one person under one mandate', async () => {
    const speaker = await findSpeaker(world.operator(), 'cha.yu-rim@seoul.example@seoul');
    const token = await makeToken(world.operator(), speaker);
    const { status, json } = await world.visitor.api('GET', '/me/settings', undefined, {
      authorization: `Bearer ${token}`,
    });
    expect([status, json]).toMatchObject([200, { email: 'cha.yu-rim@seoul.example' }]);
    expect(
      await world.db
        .select()
        .from(tokens)
        .where(eq(tokens.tokenHash, secretHash(token))),
    ).toHaveLength(1);
  });

  test('A token made for one mandate speaks under no other when it ends', async () => {
    const { personId } = world.seoul;
    const [mandate] = await world.db
      .select()
      .from(mandates)
      .where(eq(mandates.personId, personId ?? ''));
    const other = {
      id: newId(),
      personId: personId ?? '',
      officeId: null,
      memberId: mandate?.memberId ?? '',
      role: 'observer' as const,
      fromDay: '2025-01-01',
      confirmedAt: new Date(),
    };
    await world.db.insert(mandates).values(other);
    const token = await makeToken(world.operator(), { personId: personId ?? '', mandateId: other.id });
    const acting = async () =>
      (await readerOfToken(world.db, secretHash(token), 'en'))?.mandates.map(({ role }) => role);
    expect(await acting()).toEqual(['observer']);
    await world.db
      .update(mandates)
      .set({ endedAt: sql`serai_clock()` })
      .where(eq(mandates.id, other.id));
    expect(await acting()).toEqual([]);
  });

  test.each(['cha.yu-rim@seoul.example@shiraz', 'nobody@nowhere.example', 'not an address', ''])(
    'Nobody speaks under %j',
    async (as) => {
      await expect(findSpeaker(world.operator(), as)).rejects.toMatchObject({ code: 'no-such-mandate', status: 404 });
    },
  );
});

test('Every hour what has run out is removed, and nothing else', async () => {
  const past = sql`serai_clock() - interval '100 days'`;
  const personId = world.seoul.personId ?? '';
  const old = { tokenHash: secretHash(newSecret()), personId, createdAt: past };
  await world.db.insert(links).values([{ ...old, purpose: 'sign-in', expiresAt: past }]);
  await makeLink(world.operator(), { personId, purpose: 'sign-in' });
  await world.db.insert(sessions).values({ ...old, id: newId(), seenAt: past });
  await world.db.insert(tokens).values({ ...old, expiresAt: past });
  await world.db.insert(answeredKeys).values({ key: newId(), sender: 'x', address: 'x', at: past });
  await world.db.insert(attempts).values({ bucket: 'x', since: past, count: 1 });
  const counts = async () =>
    (
      await world.db.execute<{ old: number }>(sql`
    select (select count(*) from links where expires_at < serai_clock() - interval '50 days')::int + (select count(*) from sessions where created_at < serai_clock() - interval '80 days')::int
      + (select count(*) from tokens where expires_at < serai_clock())::int + (select count(*) from answered_keys where sender = 'x')::int + (select count(*) from attempts where bucket = 'x')::int as old`)
    ).rows[0]?.old;
  expect(await counts()).toBe(5);
  const { db, jobs } = world.operator();
  await jobs.send(db, 'housekeeping', {});
  await world.workOff();
  expect(await counts()).toBe(0);
  expect(
    await world.db
      .select()
      .from(links)
      .where(and(eq(links.personId, personId), isNull(links.usedAt))),
  ).toHaveLength(1);
  expect((await world.seoul.get('/me')).status).toBe(200);
});

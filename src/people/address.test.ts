import { and, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mails } from '#mail/tables.ts';
import { sessionCookieIn } from '../../test/session-cookie.ts';
import { foundWorld, type Answer, type Client, type World } from '../../test/world.ts';
import { findOrInvitePerson } from './actions.ts';
import { changeAddress } from './address.ts';
import { requestSignInLink } from './jobs.ts';
import { makeLink } from './links.ts';
import { links, people, sessions } from './tables.ts';

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.workOff();
  await world.db.execute(sql`delete from attempts`);
  await world.db.delete(links);
  await world.db.delete(mails);
});

const asks = (client: Client, email: string) => client.post('/me/address', { email });

const emailOf = async ({ personId }: Client) => {
  const [person] = await world.db
    .select({ email: people.email })
    .from(people)
    .where(eq(people.id, personId ?? ''));
  return person?.email;
};

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await world.pool.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
  }
}

async function letters() {
  await world.workOff();
  return world.db.select().from(mails).orderBy(mails.id);
}

const addressIn = (text: string | null | undefined) =>
  new URL(/^http\S+$/m.exec(text ?? '')?.[0] ?? 'http://nothing.invalid').pathname.slice(3);

/** Asks for a new address, and answers where its link leads. */
async function linkFor(client: Client, email: string): Promise<string> {
  await asks(client, email);
  return addressIn((await letters()).at(-1)?.text);
}

const pathOf = (address: string) => new URL(address).pathname.slice(3);

async function anotherBrowserOf(client: Client): Promise<string> {
  const link = await makeLink(world.operator(), { personId: client.personId ?? '', purpose: 'sign-in' });
  const answer = await world.visitor.post(pathOf(link));
  return sessionCookieIn(answer);
}

const statusWith = async (cookie: string) => (await world.visitor.fetch('/en/me', { headers: { cookie } })).status;

const plain = ({ status, text, location, headers }: Answer) => ({ status, text, location, headers: [...headers] });

describe('asking for another address', () => {
  test('The settings lead there, and the page says what follows', async () => {
    expect((await world.seoul.get('/me/settings')).text).toContain('href="/en/me/address"');
    const { text } = await world.seoul.get('/me/address');
    expect(text).toContain('cha.yu-rim@seoul.example');
    expect((await world.visitor.get('/me/address')).location).toBe('/en/sign-in?next=%2Fen%2Fme%2Faddress');
  });

  test('The link goes to the new address, and until it is used nothing changes', async () => {
    const { status, location } = await asks(world.seoul, ' Yu-Rim.CHA@seoul.example ');
    expect([status, location]).toEqual([303, '/en/me/address']);
    expect((await letters()).map(({ recipient }) => recipient)).toEqual(['yu-rim.cha@seoul.example']);
    expect(await emailOf(world.seoul)).toBe('cha.yu-rim@seoul.example');
  });

  test('The answer is the same whether somebody signs in with the address or not', async () => {
    const free = await asks(world.seoul, 'nobody@nowhere.example');
    const taken = await asks(world.seoul, 'nasrin.golestani@shiraz.example');
    expect(plain(taken)).toEqual(plain(free));
    // Both do the same work while the person waits: one job, and no letter yet.
    expect(await world.db.select().from(mails)).toEqual([]);
  });

  test('Who owns an address in use is told so, without a link and without the name of whoever asked', async () => {
    await asks(world.seoul, 'nasrin.golestani@shiraz.example');
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter?.recipient).toBe('nasrin.golestani@shiraz.example');
    expect(letter?.text).not.toContain('/me/address');
    expect(letter?.text).not.toContain('Cha Yu-rim');
    expect(await world.db.select().from(links)).toEqual([]);
  });

  test('Behind a closed account nobody is written to', async () => {
    const { id } = await findOrInvitePerson(world.operator(), { email: 'closed@seoul.example', name: 'Closed' });
    await world.db.update(people).set({ deactivatedAt: new Date() }).where(eq(people.id, id));
    await asks(world.seoul, 'closed@seoul.example');
    expect(await letters()).toEqual([]);
  });

  test('One’s own address is no change, and what is no address comes back', async () => {
    const own = await asks(world.seoul, 'cha.yu-rim@seoul.example');
    expect([own.status, own.text.includes('You sign in with this address already')]).toEqual([422, true]);
    expect((await asks(world.seoul, 'one@a.example, two@b.example')).status).toBe(422);
    expect(await letters()).toEqual([]);
  });

  test('A person asks five times in a quarter of an hour, and one address is written to five times, whoever asks', async () => {
    const own = [];
    for (let time = 0; time < 6; time += 1) own.push((await asks(world.seoul, `${time}@nowhere.example`)).status);
    expect(own).toEqual([...Array<number>(5).fill(303), 429]);
    await letters();
    await world.db.delete(mails);
    for (const client of [world.mayor, world.focalPoint])
      for (let time = 0; time < 4; time += 1) await asks(client, 'harassed@nowhere.example');
    expect(await letters()).toHaveLength(5);
  });

  test('A program’s token is not enough: the JSON face has no such address', async () => {
    expect((await world.seoul.api('POST', '/me/address', { email: 'x@nowhere.example' })).status).toBe(404);
  });
});

describe('using the link', () => {
  test('Looking at it changes nothing; the button does, once', async () => {
    const address = await linkFor(world.contributor, 'omid@shiraz.example');
    for (let look = 0; look < 3; look += 1) {
      const { status, text } = await world.contributor.get(address);
      expect([status, text.includes('omid@shiraz.example')]).toEqual([200, true]);
    }
    expect(await emailOf(world.contributor)).toBe('omid.farahani@shiraz.example');
    const used = await world.contributor.post(address);
    expect([used.status, used.location]).toEqual([303, '/en/me/settings']);
    expect(await emailOf(world.contributor)).toBe('omid@shiraz.example');
    expect((await world.records()).at(-1)).toBe('person.readdressed');
    expect((await world.contributor.post(address)).status).toBe(410);
    expect((await world.contributor.get(address, 'fa')).text).toContain('مهلت آن گذشته است');
  });

  test('The old address is told, and neither signs in any more nor opens the links that came to it', async () => {
    await world.db
      .update(people)
      .set({ language: 'fa' })
      .where(eq(people.id, world.mayor.personId ?? ''));
    const old = pathOf(await makeLink(world.operator(), { personId: world.mayor.personId ?? '', purpose: 'sign-in' }));
    const invitation = pathOf(
      await makeLink(world.operator(), { personId: world.mayor.personId ?? '', purpose: 'invitation' }),
    );
    const address = await linkFor(world.mayor, 'mayor@shiraz.example');
    await world.db.delete(mails);
    await world.mayor.post(address);
    const [notice, ...more] = await letters();
    expect(more).toEqual([]);
    expect([notice?.recipient, notice?.language]).toEqual(['kamran.arjmand@shiraz.example', 'fa']);
    expect(notice?.text).not.toContain('mayor@shiraz.example');
    expect((await world.visitor.post(old)).status).toBe(410);
    expect((await world.visitor.post(invitation, { name: 'Somebody Else' })).status).toBe(410);
    await world.visitor.post('/sign-in', { email: 'kamran.arjmand@shiraz.example' });
    await world.visitor.post('/sign-in', { email: 'mayor@shiraz.example' });
    expect((await letters()).slice(1).map(({ recipient }) => recipient)).toEqual(['mayor@shiraz.example']);
  });

  test('A sign-in link that is being written while the address changes does not come to the old one', async () => {
    const person = world.secretariatOfficer;
    const address = await linkFor(person, 'moved@secretariat.example');
    await world.db.delete(mails);
    const old = (await emailOf(person)) ?? '';
    const { promise: written, resolve } = Promise.withResolvers<void>();
    await world.db.transaction(async (db) => {
      await changeAddress(
        { ...(await world.contextOf(person)), db },
        { token: address.slice(address.lastIndexOf('/') + 1) },
      );
      void requestSignInLink(world.operator(), { email: old, language: 'en', next: null }).then(resolve);
      await untilSomebodyWaits();
    });
    await written;
    expect((await letters()).map(({ recipient, text }) => [recipient, text?.includes('/sign-in/')])).toEqual([
      [old, false],
    ]);
    expect(await world.db.select().from(links).where(eq(links.purpose, 'sign-in'))).toEqual([]);
  });

  test('All other browsers are signed out, this one is not', async () => {
    const other = await anotherBrowserOf(world.focalPoint);
    await world.focalPoint.post(await linkFor(world.focalPoint, 'nasrin@shiraz.example'));
    expect([await statusWith(other), await statusWith(world.focalPoint.cookie)]).toEqual([303, 200]);
    const open = await world.db
      .select()
      .from(sessions)
      .where(and(eq(sessions.personId, world.focalPoint.personId ?? ''), isNull(sessions.endedAt)));
    expect(open).toHaveLength(1);
  });

  test('Whoever else has the letter gains nothing: a visitor signs in first, another person finds no link', async () => {
    const address = await linkFor(world.observer, 'typed-wrongly@elsewhere.example');
    const visitor = await world.visitor.get(address);
    expect([visitor.status, visitor.location?.startsWith('/en/sign-in?next=')]).toEqual([303, true]);
    expect((await world.visitor.post(address)).status).toBe(303);
    expect([(await world.stranger.get(address)).status, (await world.stranger.post(address)).status]).toEqual([
      410, 410,
    ]);
    expect(await emailOf(world.observer)).toBe('observer@busan.example');
    expect(await emailOf(world.stranger)).toBe('stranger@elsewhere.example');
  });

  test('It neither signs in nor takes up an invitation, and no other link changes an address', async () => {
    const address = await linkFor(world.observer, 'noh@busan.example');
    const token = address.split('/').at(-1) ?? '';
    expect((await world.visitor.post(`/sign-in/${token}`)).status).toBe(410);
    expect((await world.visitor.post(`/sign-in/invitation/${token}`, { name: 'Noh' })).status).toBe(410);
    const signIn = pathOf(
      await makeLink(world.operator(), { personId: world.observer.personId ?? '', purpose: 'sign-in' }),
    );
    expect((await world.observer.post(signIn.replace('/sign-in/', '/me/address/'))).status).toBe(410);
  });

  test('Of fifty who use it at once one changes the address', async () => {
    const address = await linkFor(world.observer, 'noh.ga-on@busan.example');
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.observer.post(address)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(49);
    const records = (
      await world.db.execute(sql`select 1 from records where kind = 'person.readdressed'
      and about->>'personId' = ${world.observer.personId}`)
    ).rows;
    expect(records).toHaveLength(1);
  });

  test('After fifteen minutes it no longer opens', async () => {
    const address = await linkFor(world.stranger, 'sam@elsewhere.example');
    const age = (minutes: number) =>
      world.db
        .update(links)
        .set({ expiresAt: sql`created_at + interval '15 minutes' - make_interval(mins => ${minutes})` });
    await age(14);
    expect((await world.stranger.get(address)).status).toBe(200);
    await age(16);
    expect((await world.stranger.post(address)).status).toBe(410);
    expect(await emailOf(world.stranger)).toBe('stranger@elsewhere.example');
  });

  test('Where somebody was invited with the address in the meantime, it is theirs', async () => {
    const address = await linkFor(world.stranger, 'meanwhile@elsewhere.example');
    await findOrInvitePerson(world.operator(), { email: 'meanwhile@elsewhere.example', name: 'Meanwhile' });
    expect((await world.stranger.post(address)).status).toBe(410);
    expect(await emailOf(world.stranger)).toBe('stranger@elsewhere.example');
  });

  test('Of two who were sent a link to the same address one gets it', async () => {
    const one = await linkFor(world.stranger, 'shared@elsewhere.example');
    const other = await linkFor(world.editor, 'shared@elsewhere.example');
    const answers = await Promise.all([world.stranger.post(one), world.editor.post(other)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 410]);
  });

  test('From another site nothing is changed', async () => {
    const address = await linkFor(world.secretary, 'ryu@secretariat.example');
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'http://evil.example' }] as Record<
      string,
      string
    >[]) {
      const init = { method: 'POST', headers, body: new URLSearchParams() };
      expect((await world.secretary.fetch(`/en${address}`, init)).status).toBe(403);
    }
    expect(await emailOf(world.secretary)).toBe('ryu.ji-an@secretariat.example');
  });
});

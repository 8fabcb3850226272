import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '#app.tsx';
import { mails } from '#mail/tables.ts';
import { sessionCookieIn } from '../../test/session-cookie.ts';
import { foundWorld, ORIGIN, type World } from '../../test/world.ts';
import { findOrInvitePerson } from './actions.ts';
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
  await world.db.delete(mails);
});

const shiraz = 'nasrin.golestani@shiraz.example';

async function letters() {
  await world.workOff();
  return world.db.select().from(mails).orderBy(mails.id);
}

const linkFor = async (personId: string | null, purpose: 'sign-in' | 'invitation') =>
  new URL(await makeLink(world.operator(), { personId: personId ?? '', purpose })).pathname;

type From = { connection?: string; proxies?: readonly string[]; headers?: Record<string, string> };

/** Asks for a link from somewhere in the world. */
async function askFrom(
  { connection = '203.0.113.7', proxies = [], headers = {} }: From,
  language = 'en',
): Promise<void> {
  const { program } = world;
  const app = createApp({ ...program, settings: { ...program.settings, trustedProxies: proxies } });
  const init = {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    body: new URLSearchParams({ email: 'nobody@nowhere.example' }),
  };
  const incoming = { socket: { remoteAddress: connection } };
  expect((await app.request(`${ORIGIN}/${language}/sign-in`, init, { incoming })).status).toBe(303);
}

/** Asks three times, each time a little different, and answers as how many networks that was counted. */
async function networksOf(from: (time: number) => From): Promise<number> {
  await world.db.execute(sql`delete from attempts`);
  for (let time = 1; time <= 3; time += 1) await askFrom(from(time));
  return countedNetworks();
}

async function countedNetworks(): Promise<number> {
  const { rows } = await world.db.execute<{ count: number }>(
    sql`select count(distinct bucket)::int as count from attempts where bucket like '/sign-in:%'`,
  );
  return rows[0]?.count ?? 0;
}

describe('the network that asks', () => {
  test.each(['x-forwarded-for', 'forwarded', 'x-real-ip', 'true-client-ip', 'cf-connecting-ip', 'x-client-ip', 'via'])(
    'is no other because a stranger says so in %s',
    async (name) => {
      const said = (time: number) => (name === 'forwarded' ? `for=198.51.100.${time}` : `198.51.100.${time}`);
      expect(await networksOf((time) => ({ headers: { [name]: said(time) } }))).toBe(1);
    },
  );

  test.each(['10.0.0.5', '::ffff:10.0.0.5'])(
    'is what the trusted proxy at %s saw, whatever the visitor wrote before it',
    async (connection) => {
      const behind = (forwarded: string): From => ({
        connection,
        proxies: ['10.0.0.5'],
        headers: { 'x-forwarded-for': forwarded },
      });
      expect(await networksOf((time) => behind(`198.51.100.${time}, 203.0.113.9`))).toBe(1);
      expect(await networksOf((time) => behind(`203.0.113.9, 198.51.100.${time}`))).toBe(3);
    },
  );

  test('is the same whether the server hears it on its IPv4 or its IPv6 socket', async () => {
    expect(await networksOf((time) => ({ connection: time === 1 ? '203.0.113.9' : '::ffff:203.0.113.9' }))).toBe(1);
  });

  test('is a /64: whoever has one has all its addresses', async () => {
    expect(await networksOf((time) => ({ connection: `2001:db8:1:2:${time}::1` }))).toBe(1);
    expect(await networksOf((time) => ({ connection: `2001:db8:1:${time}::1` }))).toBe(3);
  });

  test('is the same in every language', async () => {
    for (const language of ['en', 'fa', 'ko']) await askFrom({}, language);
    expect(await countedNetworks()).toBe(1);
  });
});

describe('the letter', () => {
  test('goes to the address on file, not to what was typed, and leads to this very node', async () => {
    // The Kelvin sign is a k once it is lower case.
    await world.visitor.fetch('/en/sign-in', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
      body: new URLSearchParams({ email: '\u212Aamran.arjmand@shiraz.example' }),
    });
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter?.recipient).toBe('kamran.arjmand@shiraz.example');
    expect([...(letter?.text ?? '').matchAll(/https?:\/\/[^/\s]+/g)].map(([origin]) => origin)).toEqual([
      ORIGIN,
      ORIGIN,
    ]);
  });

  test('is asked for under no other host', async () => {
    const answer = await world.visitor.fetch('/en/sign-in', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', host: 'evil.example' },
      body: new URLSearchParams({ email: shiraz }),
    });
    expect(answer.status).toBe(421);
    expect(await letters()).toEqual([]);
  });

  test('is not written to two addresses, nor to one with a line of its own', async () => {
    for (const email of [
      [shiraz, 'evil@evil.example'],
      `${shiraz}\nbcc: evil@evil.example`,
      `${shiraz},evil@evil.example`,
    ])
      expect((await world.visitor.post('/sign-in', { email })).status).toBe(422);
    expect(await letters()).toEqual([]);
  });
});

describe('a program that opens what it finds in letters', () => {
  test.each(['sign-in', 'invitation'] as const)(
    'uses no %s link up, by looking or by asking for its head',
    async (purpose) => {
      const { id } = await findOrInvitePerson(world.operator(), {
        email: `${purpose}@scanned.example`,
        name: 'Scanned',
      });
      const address = await linkFor(id, purpose);
      for (const init of [
        {},
        { method: 'HEAD' },
        { headers: { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' } },
        { method: 'OPTIONS' },
        { method: 'PUT' },
        // It sends no form of ours: it has not been on our page.
        { method: 'POST' },
        { method: 'POST', headers: { origin: 'null' } },
      ])
        await world.visitor.fetch(address, init);
      const [link] = await world.db.select().from(links).where(eq(links.personId, id));
      expect(link?.usedAt).toBeNull();
      expect(await world.db.select().from(sessions).where(eq(sessions.personId, id))).toEqual([]);
    },
  );

  test('finds a page that no cache keeps, no search engine lists and no other site hears of', async () => {
    const answer = await world.visitor.fetch(await linkFor(world.seoul.personId, 'sign-in'));
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('referrer-policy')).toBe('same-origin');
    const text = await answer.text();
    expect(text).toContain('<meta name="robots" content="noindex"/>');
    expect(text).toContain(`<link rel="canonical" href="${ORIGIN}/en/sign-in"/>`);
    expect([...text.matchAll(/(?:src|href|action)="(https?:)?\/\/(?!localhost)/g)]).toEqual([]);
  });
});

describe('an invitation', () => {
  test('Of fifty who take it up at once one is signed in, and the person arrives once', async () => {
    const { id } = await findOrInvitePerson(world.operator(), { email: 'fifty@shiraz.example', name: 'Fifty' });
    const address = (await linkFor(id, 'invitation')).slice(3);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => world.visitor.post(address, { name: `Fifty ${at}` })),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(49);
    expect(await world.db.select().from(sessions).where(eq(sessions.personId, id))).toHaveLength(1);
    const arrived = await world.db.execute(
      sql`select 1 from records where kind = 'person.arrived' and about->>'personId' = ${id}`,
    );
    expect(arrived.rows).toHaveLength(1);
  });

  test('A form that another site fills in takes up nothing', async () => {
    const { id } = await findOrInvitePerson(world.operator(), { email: 'csrf@shiraz.example', name: 'Invited' });
    const address = await linkFor(id, 'invitation');
    const answer = await world.visitor.fetch(address, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ name: 'Evil' }),
    });
    expect(answer.status).toBe(403);
    const [person] = await world.db.select().from(people).where(eq(people.id, id));
    expect([person?.name, person?.activatedAt]).toEqual(['Invited', null]);
  });
});

describe('a session', () => {
  test('is none of those that somebody can guess or make up', async () => {
    const known = await world.db.select({ id: sessions.id, hash: sessions.tokenHash }).from(sessions).limit(3);
    const guesses = ['', 'null', "' or 1=1--", ...known.flatMap(({ id, hash }) => [id, hash.toString('base64url')])];
    for (const guess of guesses) {
      const answer = await world.visitor.fetch('/en/me', { headers: { cookie: `serai=${encodeURIComponent(guess)}` } });
      expect([guess, answer.status]).toEqual([guess, 303]);
    }
  });

  test('is no token of the JSON face, and a token is no session', async () => {
    const secret = world.mayor.cookie.split('=')[1] ?? '';
    const asToken = await world.visitor.fetch('/api/v1/me', { headers: { authorization: `Bearer ${secret}` } });
    const asCookie = await world.visitor.fetch('/en/me', { headers: { cookie: `serai=${world.mayor.token}` } });
    const inAddress = await world.visitor.fetch(`/en/me?serai=${secret}&token=${world.mayor.token}`);
    expect([asToken.status, asCookie.status, inAddress.status]).toEqual([401, 303, 303]);
  });

  test('is not kept open by a browser that signed out and goes back', async () => {
    const answer = await world.visitor.post((await linkFor(world.observer.personId, 'sign-in')).slice(3));
    const cookie = sessionCookieIn(answer);
    const page = await world.visitor.fetch('/en/me', { headers: { cookie } });
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    await world.visitor.fetch('/en/me/sessions/current', {
      method: 'POST',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ _method: 'delete' }),
    });
    expect((await world.visitor.fetch('/en/me', { headers: { cookie } })).status).toBe(303);
  });
});

import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '#app.tsx';
import { secretHash } from '#core/secret.ts';
import { mails } from '#mail/tables.ts';
import { sessionCookieIn } from '../../test/session-cookie.ts';
import { foundWorld, ORIGIN, type Answer, type World } from '../../test/world.ts';
import { makeLink } from './links.ts';
import { links, people, sessions } from './tables.ts';

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.db.execute(sql`delete from attempts`);
  await world.db.delete(mails);
});

const shiraz = 'nasrin.golestani@shiraz.example';

const signedIn = (cookie: string, address = '/en/me') => world.visitor.fetch(address, { headers: { cookie } });

async function letters() {
  await world.workOff();
  return world.db.select().from(mails).orderBy(mails.id);
}

const addressIn = (text: string | null | undefined) =>
  new URL(/^http\S+$/m.exec(text ?? '')?.[0] ?? 'http://nothing.invalid').pathname.slice(3);

async function linkFor(
  personId: string | null,
  purpose: 'sign-in' | 'invitation' = 'sign-in',
  next?: string,
): Promise<string> {
  const address = await makeLink(world.operator(), { personId: personId ?? '', purpose, ...(next && { next }) });
  return new URL(address).pathname.slice(3);
}

describe('asking for a link', () => {
  test('The focal point of Shiraz asks, gets a letter in Persian, and signs in with it', async () => {
    const asked = await world.visitor.post(
      '/sign-in',
      { email: ` ${shiraz.toUpperCase()} `, next: '/fa/members?kind=city' },
      'fa',
    );
    expect([asked.status, asked.location]).toEqual([303, '/fa/sign-in/sent']);
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect([letter?.recipient, letter?.language, letter?.subject]).toEqual([
      shiraz,
      'fa',
      'پیوند ورود به \u2068شبکهٔ جهانی شهرهای هوشمند و پایدار\u2069',
    ]);
    expect(letter?.html).toContain('<html lang="fa" dir="rtl">');

    const address = addressIn(letter?.text);
    const shown = await world.visitor.get(address, 'fa');
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('نسرین گلستانی');
    const entered = await world.visitor.post(address, {}, 'fa');
    expect([entered.status, entered.location]).toEqual([303, '/fa/members?kind=city']);
    expect((await signedIn(sessionCookieIn(entered))).status).toBe(200);
  });

  test('The letter names a person as they write themselves in its language, whatever language it was asked for in', async () => {
    await world.db.update(people).set({ language: 'fa' }).where(eq(people.email, shiraz));
    await world.visitor.post('/sign-in', { email: shiraz }, 'en');
    const [letter] = await letters();
    expect(letter?.language).toBe('fa');
    expect(letter?.text).toContain('نسرین گلستانی');
    expect(letter?.text).not.toContain('Nasrin');
    await world.db.update(people).set({ language: null }).where(eq(people.email, shiraz));
  });

  test('The answer is the same whether somebody stands behind the address or not', async () => {
    const known = await world.visitor.post('/sign-in', { email: shiraz });
    const unknown = await world.visitor.post('/sign-in', { email: 'nobody@nowhere.example' });
    const plain = ({ status, text, location, headers }: Answer) => ({ status, text, location, headers: [...headers] });
    expect(plain(unknown)).toEqual(plain(known));
    expect((await world.visitor.get('/sign-in/sent')).text).toBe((await world.visitor.get('/sign-in/sent')).text);
    // Both do the same work while the visitor waits: one job, and no letter yet.
    expect(await world.db.select().from(mails)).toEqual([]);
    expect((await letters()).map(({ recipient }) => recipient)).toEqual([shiraz]);
  });

  test('A deactivated person gets no letter', async () => {
    await world.db
      .update(people)
      .set({ deactivatedAt: new Date() })
      .where(eq(people.email, 'stranger@elsewhere.example'));
    await world.visitor.post('/sign-in', { email: 'stranger@elsewhere.example' });
    expect(await letters()).toEqual([]);
    await world.db.update(people).set({ deactivatedAt: null }).where(eq(people.email, 'stranger@elsewhere.example'));
  });

  test('What is no address comes back with what was typed', async () => {
    const { status, text } = await world.visitor.post('/sign-in', { email: 'two@a.example, three@b.example' }, 'ko');
    expect(status).toBe(422);
    expect(text).toContain('value="two@a.example, three@b.example"');
  });

  test('One network asks ten times a minute at most, and is told how long to wait', async () => {
    const statuses = [];
    for (let time = 0; time < 11; time += 1)
      statuses.push((await world.visitor.post('/sign-in', { email: `${time}@nowhere.example` })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(303), 429]);
  });

  test('Strangers who ask for Shiraz again and again cannot shut it out: the last letters still open', async () => {
    for (let time = 0; time < 8; time += 1) {
      await world.db.execute(sql`delete from attempts where bucket not like 'sign-in:person:%'`);
      expect((await world.visitor.post('/sign-in', { email: shiraz })).status).toBe(303);
    }
    const written = await letters();
    expect(written).toHaveLength(5);
    expect((await world.visitor.get(addressIn(written.at(-1)?.text))).status).toBe(200);
  });

  test('Everybody together asks 300 times a minute at most', async () => {
    await world.db.execute(
      sql`insert into attempts (bucket, since, count) select 'sign-in:everybody', to_timestamp(floor(extract(epoch from serai_clock()) / 60) * 60 + 60 * n), 300 from generate_series(0, 1) n`,
    );
    expect((await world.visitor.post('/sign-in', { email: shiraz })).status).toBe(429);
  });

  test.each([
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/%09/evil.example\n',
    '/en//evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
  ])('Nobody is led to %s', async (next) => {
    await world.visitor.post('/sign-in', { email: shiraz, next });
    const [letter] = await letters();
    const entered = await world.visitor.post(addressIn(letter?.text));
    const reached = new URL(entered.location ?? '', ORIGIN);
    expect(entered.status).toBe(303);
    expect(reached.origin).toBe(ORIGIN);
    expect(entered.location).toMatch(/^\/en\/(?!\/)/);
  });
});

describe('using a link', () => {
  test('Of fifty who use it at once exactly one is signed in', async () => {
    const address = await linkFor(world.focalPoint.personId);
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.visitor.post(address)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(49);
    const cookies = answers.map(sessionCookieIn).filter(Boolean);
    expect(cookies).toHaveLength(1);
    expect((await signedIn(cookies[0] ?? '')).status).toBe(200);
  });

  test('A second click in the browser that it signed in leads where the first did, for a minute', async () => {
    const address = await linkFor(world.seoul.personId, 'sign-in', '/en/members');
    const first = await world.visitor.post(address);
    const again = (cookie: string) =>
      world.visitor.fetch(`/en${address}`, {
        method: 'POST',
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(),
      });
    const second = await again(sessionCookieIn(first));
    expect([second.status, second.headers.get('location')]).toEqual([303, first.location]);
    expect((await signedIn(sessionCookieIn(first))).status).toBe(200);
    const other = sessionCookieIn(await world.visitor.post(await linkFor(world.mayor.personId)));
    for (const cookie of ['', other, world.seoul.cookie]) expect((await again(cookie)).status).toBe(410);
    await world.db.update(links).set({ usedAt: sql`used_at - interval '61 seconds'` });
    expect((await again(sessionCookieIn(first))).status).toBe(410);
  });

  test('The mandate that counted first is chosen, and no later one takes its place', async () => {
    const entered = await world.visitor.post(await linkFor(world.mayor.personId));
    const [session] = await world.db
      .select({ mandateId: sessions.mandateId })
      .from(sessions)
      .where(eq(sessions.tokenHash, secretHash(sessionCookieIn(entered).split('=')[1] ?? '')));
    expect(session?.mandateId).toBe((await world.contextOf(world.mayor)).viewer.acting?.id);
  });

  test('Looking at it does not use it up; used, it says so and offers a new one', async () => {
    const address = await linkFor(world.seoul.personId);
    for (let look = 0; look < 3; look += 1) expect((await world.visitor.get(address)).status).toBe(200);
    expect((await world.visitor.post(address)).status).toBe(303);
    const over = await world.visitor.get(address, 'ko');
    expect(over.status).toBe(410);
    expect(over.text).toContain('이미 썼거나 기한이 지난 링크입니다');
    expect(over.text).toContain('href="/ko/sign-in"');
  });

  test('After fifteen minutes it no longer opens, and an invitation does for fourteen days', async () => {
    const quick = await linkFor(world.seoul.personId);
    const slow = await linkFor(world.seoul.personId, 'invitation');
    const minutesLeft = await world.db
      .select({
        purpose: links.purpose,
        minutes: sql<number>`round(extract(epoch from expires_at - created_at) / 60)::int`,
      })
      .from(links)
      .where(and(eq(links.personId, world.seoul.personId ?? ''), sql`used_at is null`))
      .orderBy(links.purpose);
    expect(minutesLeft).toEqual([
      { purpose: 'invitation', minutes: 20_160 },
      { purpose: 'sign-in', minutes: 15 },
    ]);
    await world.db
      .update(links)
      .set({ expiresAt: sql`serai_clock() - interval '1 second'` })
      .where(eq(links.personId, world.seoul.personId ?? ''));
    expect((await world.visitor.post(quick)).status).toBe(410);
    expect((await world.visitor.post(slow, { name: 'Cha Yu-rim' })).status).toBe(410);
  });

  test('A link for one purpose does not open the other page', async () => {
    const address = await linkFor(world.seoul.personId);
    expect((await world.visitor.get(address.replace('/sign-in/', '/sign-in/invitation/'))).status).toBe(410);
  });

  test('A request from another site signs nobody in', async () => {
    const address = await linkFor(world.seoul.personId);
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'http://evil.example' },
      { origin: 'null' },
      {},
    ] as Record<string, string>[]) {
      const answer = await world.visitor.fetch(`/en${address}`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(),
      });
      expect([answer.status, answer.headers.getSetCookie().filter((cookie) => cookie.startsWith('serai='))]).toEqual([
        403,
        [],
      ]);
    }
    const own = await world.visitor.fetch(`/en${address}`, {
      method: 'POST',
      headers: { origin: ORIGIN },
      body: new URLSearchParams(),
    });
    expect(own.status).toBe(303);
  });

  test('A key that somebody planted in the browser beforehand is worth nothing afterwards', async () => {
    const planted = 'serai=planted-by-a-stranger-in-this-browser';
    const address = await linkFor(world.mayor.personId);
    const answer = await world.visitor.fetch(`/en${address}`, {
      method: 'POST',
      headers: { cookie: planted, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(),
    });
    const given = sessionCookieIn(answer);
    expect(given).not.toBe(planted);
    expect((await signedIn(planted)).status).toBe(303);
    const secret = given.split('=')[1] ?? '';
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const [session] = await world.db
      .select()
      .from(sessions)
      .where(eq(sessions.tokenHash, secretHash(secret)));
    expect(session?.personId).toBe(world.mayor.personId);
    expect(JSON.stringify(session)).not.toContain(secret);
  });

  test('Signing in as another person ends the session that the browser had', async () => {
    const first = sessionCookieIn(await world.visitor.post(await linkFor(world.mayor.personId)));
    const address = await linkFor(world.seoul.personId);
    await world.visitor.fetch(`/en${address}`, {
      method: 'POST',
      headers: { cookie: first, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(),
    });
    expect((await signedIn(first)).status).toBe(303);
  });
});

describe('the cookie', () => {
  test('On plain http it lacks only what browsers refuse there', async () => {
    const entered = await world.visitor.post(await linkFor(world.mayor.personId));
    const cookie = entered.headers.getSetCookie().find((one) => one.startsWith('serai=')) ?? '';
    expect(cookie.split('; ').slice(1)).toEqual(['HttpOnly', 'Max-Age=5184000', 'Path=/', 'SameSite=Lax']);
  });

  test('On https it is bound to the host and to secure lines', async () => {
    const secure = await foundWorld({
      settings: { origin: 'https://network.example', mode: 'production', hasSmtp: true },
    });
    const personId = secure.mayor.personId ?? '';
    const address = new URL(await makeLink(secure.operator(), { personId, purpose: 'sign-in' })).pathname;
    const app = createApp(secure.program);
    const request = (path: string, init: RequestInit = {}) =>
      Promise.resolve(app.request(`https://network.example${path}`, init));
    const headers = { 'sec-fetch-site': 'same-origin' };
    const answer = await request(address, { method: 'POST', headers, body: new URLSearchParams() });
    expect(answer.status).toBe(303);
    const cookie = answer.headers.getSetCookie().find((one) => one.includes('serai=')) ?? '';
    expect(cookie).toMatch(/^__Host-serai=[\w-]{43}; HttpOnly; Max-Age=5184000; Path=\/; SameSite=Lax; Secure$/);
    await secure.close();
  });
});

describe('what only the example has', () => {
  test('In production nobody signs in as the cast or reads letters', async () => {
    const real = await foundWorld({ settings: { mode: 'production', hasSmtp: true } });
    await real.db.update(people).set({ sample: true });
    expect((await real.visitor.post('/sign-in/as', { email: shiraz })).status).toBe(404);
    expect([(await real.visitor.fetch('/dev/mail')).status, (await real.visitor.get('/dev/mail')).status]).toEqual([
      404, 404,
    ]);
    expect((await real.visitor.get('/sign-in')).text).not.toContain(shiraz);
    await real.close();
  });

  test('One click signs in as the focal point of Shiraz, in her language', async () => {
    await world.db.update(people).set({ sample: true }).where(eq(people.email, shiraz));
    const page = await world.visitor.get('/sign-in');
    expect(page.text).toContain('Nasrin Golestani, focal point of Shiraz');
    const entered = await world.visitor.post('/sign-in/as', { email: shiraz });
    expect([entered.status, entered.location]).toEqual([303, '/fa/']);
    expect((await signedIn(sessionCookieIn(entered))).status).toBe(200);
  });

  test('Nobody signs in so as a person who is not of the cast, or not invented, or from another machine', async () => {
    await world.db.update(people).set({ sample: true }).where(eq(people.email, 'stranger@elsewhere.example'));
    const afar = (body: Record<string, string>) =>
      createApp(world.program).request(
        `${ORIGIN}/en/sign-in/as`,
        { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: new URLSearchParams(body) },
        { incoming: { socket: { remoteAddress: '203.0.113.7' } } },
      );
    expect((await world.visitor.post('/sign-in/as', { email: 'stranger@elsewhere.example' })).status).toBe(403);
    expect((await world.visitor.post('/sign-in/as', { email: 'kamran.arjmand@shiraz.example' })).status).toBe(403);
    expect((await afar({ email: shiraz })).status).toBe(403);
  });
});

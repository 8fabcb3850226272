import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { members, memberTexts } from '#members/tables.ts';
import { addressOf, paths } from '#paths.ts';
import { and, eq } from 'drizzle-orm';
import path from 'node:path';
import { featuresOf } from '#app.tsx';
import { draftedProposal } from '../../test/drafted.ts';
import { groupIn } from '../../test/group-in-world.ts';
import { probeOf, type Probe } from '../../test/probe.tsx';
import { namedIn, tablesOf } from '../../test/tables-read.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { PageCache } from './page-cache.ts';

const PAGE = '/en/members/shiraz';

let world: World;
let probe: Probe;

beforeAll(async () => {
  world = await foundWorld();
  probe = probeOf(world);
});
afterAll(() => world.close());
beforeEach(async () => {
  await vi.waitFor(() => expect(world.program.cache.isListening).toBe(true));
  await rename('Shiraz');
});

describe('a page that visitors share', () => {
  test('is answered 304 while it is the same', async () => {
    const first = await probe.fetch(world.visitor, PAGE);
    const etag = first.headers.get('etag') ?? '';
    const again = await probe.fetch(world.visitor, PAGE, { headers: { 'if-none-match': etag } });
    expect([first.status, again.status, await again.text()]).toEqual([200, 304, '']);
    expect(again.headers.get('etag')).toBe(etag);
    expect(again.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each([
    ['made a weak one by a proxy', (etag: string) => `W/${etag}`, 304],
    ['one of several', (etag: string) => `"of-yesterday", ${etag}`, 304],
    ['of another day', () => '"of-yesterday"', 200],
  ])('a tag %s', async (_, sent, status) => {
    const etag = (await probe.fetch(world.visitor, PAGE)).headers.get('etag') ?? '';
    const again = await probe.fetch(world.visitor, PAGE, { headers: { 'if-none-match': sent(etag) } });
    expect(again.status).toBe(status);
  });

  test('is read from the database once', async () => {
    await probe.fetch(world.visitor, PAGE);
    const query = vi.spyOn(world.pool, 'query');
    const answer = await probe.fetch(world.visitor, `${PAGE}?utm_source=elsewhere`);
    expect([answer.status, query.mock.calls]).toEqual([200, []]);
    query.mockRestore();
  });

  test('is read from no table whose changes nobody would hear of', async () => {
    const tables = tablesOf(path.join(import.meta.dirname, '../..'));
    const subjects = await publicSubjects();
    const query = vi.spyOn(world.pool, 'query');
    const addresses = featuresOf(world.program.settings)
      .flatMap(({ routes }) => routes)
      .filter((route) => route.caching === 'public')
      .map((route) => addressOf(route.path, subjects[route.path] ?? { slug: 'shiraz' }));
    for (const address of addresses)
      expect([address, (await world.visitor.get(`${address}?q=a`)).status]).toEqual([address, 200]);
    const asked = query.mock.calls.map(([asked]: unknown[]) => JSON.stringify(asked).replaceAll('\\n', ' '));
    query.mockRestore();
    const { rows } = await world.pool.query<{ name: string }>(
      `select distinct tgrelid::regclass::text as name from pg_trigger where tgname in ('public_changed', 'people_changed')`,
    );
    // What is counted of members changes with them.
    const heard = new Set([...rows.map(({ name }) => name), 'member_counts', 'member_text_counts']);
    const read = namedIn(asked, tables).tables;
    expect(read.length).toBeGreaterThan(8);
    expect(read.filter((name) => !heard.has(name))).toEqual([]);
  });

  test('says what another process has written as soon as the database has told it', async () => {
    await probe.fetch(world.visitor, PAGE);
    const etag = (await probe.fetch(world.visitor, PAGE)).headers.get('etag') ?? '';
    await rename('Shiraz the old');
    const answer = await probe.fetch(world.visitor, PAGE, { headers: { 'if-none-match': etag } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Shiraz the old');
  });

  test('is new at once to all after somebody’s step on this process', async () => {
    await probe.fetch(world.visitor, PAGE);
    const { generation } = world.program.cache;
    await world.secretary.post('/members/shiraz/payments', { until: '2031-12-31' });
    expect(world.program.cache.generation).toBeGreaterThan(generation);
  });

  test('stays what it is when somebody changes how they read', async () => {
    await probe.fetch(world.visitor, PAGE);
    const { generation } = world.program.cache;
    const own = { name: 'Cha Yu-rim', language: 'ko', timeZone: 'Asia/Seoul', calendar: 'gregory' };
    expect((await world.seoul.post('/me/settings', own)).status).toBe(303);
    expect(world.program.cache.generation).toBe(generation);
  });

  test('is not given to a person who is signed in, and theirs not to a visitor', async () => {
    await probe.fetch(world.visitor, PAGE);
    const theirs = await probe.fetch(world.mayor, PAGE);
    expect(await theirs.text()).toContain('Kamran Arjmand');
    expect([theirs.headers.get('cache-control'), theirs.headers.get('etag')]).toEqual(['private, no-store', null]);
    const visitors = await probe.fetch(world.visitor, PAGE);
    expect(await visitors.text()).not.toContain('Kamran Arjmand');
  });

  test('is not given to a visitor who has a notice to read', async () => {
    await probe.fetch(world.visitor, PAGE);
    const answer = await probe.fetch(world.visitor, PAGE, { headers: { cookie: 'notice=saved' } });
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, null]);
  });

  test('is each language’s own', async () => {
    const [english, persian] = await Promise.all([
      probe.fetch(world.visitor, PAGE),
      probe.fetch(world.visitor, '/fa/members/shiraz'),
    ]);
    expect(english.headers.get('etag')).not.toBe(persian.headers.get('etag'));
    expect(await persian.text()).toContain('<h1>شیراز</h1>');
  });

  test('holds nobody’s key or cookie', async () => {
    const answer = await probe.fetch(world.visitor, PAGE, { headers: { cookie: 'language=en' } });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).not.toMatch(/name="key"/);
  });
});

describe('while the line to the database is broken', () => {
  test('nothing is kept, so that nothing old is told', async () => {
    await probe.fetch(world.visitor, PAGE);
    world.program.cache.listening(false);
    const before = await probe.fetch(world.visitor, PAGE);
    expect(await before.text()).toContain('<h1>Shiraz</h1>');
    await write('Shiraz unheard');
    const after = await probe.fetch(world.visitor, PAGE);
    expect(await after.text()).toContain('<h1>Shiraz unheard</h1>');
    world.program.cache.listening(true);
  });
});

test('a page whose reading began before a change is not kept after it', () => {
  const cache = new PageCache();
  cache.listening(true);
  const { generation } = cache;
  cache.forget();
  cache.keep('en /', generation, Buffer.from('<p>of yesterday</p>'));
  expect(cache.find('en /')).toBeUndefined();
});

/** What visitors read of besides members, by the address of its page. */
async function publicSubjects(): Promise<Record<string, Record<string, string>>> {
  const group = await groupIn(world, { slug: 'open-group' });
  const { slug } = await draftedProposal(world);
  const posted = await world.mayor.post(addressOf(paths.groupPosts, group), { text: 'We counted the trees.' });
  const post = { id: idIn(posted.location) };
  const said = await world.seoul.post(addressOf(paths.postComments, post), { text: 'So did we.' });
  return {
    [paths.office]: { slug: 'central-asia' },
    [paths.group]: { slug: group.slug },
    [paths.proposal]: { slug },
    [paths.post]: post,
    [paths.comment]: { id: /#comment-([\da-f-]+)$/.exec(said.location ?? '')?.[1] ?? '' },
  };
}

const idIn = (location: string | null) => /[\da-f]{8}-[\da-f-]{27}/.exec(location ?? '')?.[0] ?? '';

/** Writes as another process would, and waits until this one has heard of it. */
async function rename(name: string): Promise<void> {
  const { generation } = world.program.cache;
  await write(name);
  await vi.waitFor(() => expect(world.program.cache.generation).toBeGreaterThan(generation), {
    timeout: 1_000,
    interval: 5,
  });
}

async function write(name: string): Promise<void> {
  const [member] = await world.db.select({ id: members.id }).from(members).where(eq(members.slug, 'shiraz'));
  await world.db
    .update(memberTexts)
    .set({ name })
    .where(and(eq(memberTexts.memberId, member?.id ?? ''), eq(memberTexts.language, 'en')));
}

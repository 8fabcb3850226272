import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder, removeDataFolder } from './data-folder.ts';
import { end, livingAfter, postgresEnded, postgresPid, socketsOf, start, type Running } from './kill-nine.ts';

const serai = path.resolve(import.meta.dirname, '../../dist/main.js');
const folder = dataFolder();
const environment = { ...process.env, SERAI_DATA: folder, SERAI_MODE: 'empty' };
const GROUPS = 4;
const secretary = 'ryu.ji-an@secretariat.example';
const mayor = 'kamran.arjmand@shiraz.example';

/** A command beside the server, on the same folder. */
const command = (...words: string[]) =>
  execFileSync(process.execPath, [serai, ...words], {
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();

let server: Running;
let secretariat: string;
let shiraz: string;

beforeAll(async () => {
  command('setup', '--secretariat', secretary, '--name', 'Ryu Ji-an', '--languages', 'en');
  secretariat = command('token', '--as', `${secretary}@secretariat`);
  // Every request comes from a network of its own, so that the limits against haste do not stand in the way.
  process.env['SERAI_TRUSTED_PROXIES'] = '127.0.0.1';
  server = await serving();
  await sent(secretariat, '/members/entry', {
    nameEn: 'Shiraz',
    kind: 'city',
    country: 'IR',
    latitude: '29.61',
    longitude: '52.53',
    languages: ['fa'],
    state: 'full',
  });
  await sent(secretariat, '/members/shiraz/mandates', {
    name: 'Kamran Arjmand',
    email: mayor,
    role: 'representative',
    from: '2024-09-01',
  });
  shiraz = command('token', '--as', `${mayor}@shiraz`);
});

afterAll(async () => {
  delete process.env['SERAI_TRUSTED_PROXIES'];
  const postgres = postgresPid(folder);
  await end(server.child);
  expect(await livingAfter(postgres, 5_000)).toEqual([]);
  await postgresEnded(folder);
  removeDataFolder(folder);
});

describe('a server that is killed while it records a decision to adopt', () => {
  test.for(Array.from({ length: GROUPS }, (_, before) => before))(
    'with %i of four groups founded has founded none; sent again, the decision founds all of them once',
    async (before) => {
      const slug = await beforeTheBoard();
      const key = randomUUID();
      const holding = await hold(slug, before);
      const lost = decide(slug, key).catch(() => 'no answer');
      await holding.until();
      await killed();
      await holding.end();
      expect(await lost).toBe('no answer');
      expect(await whatIs(slug)).toEqual(nothing);
      await sentAgain(slug, key);
    },
  );

  test.for([5, 15, 25, 35, 45, 60])(
    'after %i milliseconds has either the decision with its groups or nothing',
    async (delay) => {
      const slug = await beforeTheBoard();
      const key = randomUUID();
      const answer = decide(slug, key).catch(() => 'no answer');
      await sleep(delay);
      await killed();
      const found = await whatIs(slug);
      expect([nothing, everything]).toContainEqual(found);
      if ((await answer) !== 'no answer') expect(found).toEqual(everything);
      await sentAgain(slug, key);
    },
  );
});

const serving = () => start({ program: [serai, 'serve'], folder });

async function killed(): Promise<void> {
  await end(server.child);
  server = await serving();
}

/** The same decision under the same key, twice: one answer, and nothing founded twice. */
async function sentAgain(slug: string, key: string): Promise<void> {
  const answers = [await decide(slug, key), await decide(slug, key)];
  expect(answers[0]).toMatch(/^20\d /);
  expect(answers[1]).toBe(answers[0]);
  expect(await whatIs(slug)).toEqual(everything);
  expect(await decide(slug, randomUUID())).toMatch(/^409 /);
  expect(await whatIs(slug)).toEqual(everything);
}

const decide = (slug: string, key: string) =>
  post(
    secretariat,
    `/proposals/${slug}/decision`,
    { outcome: 'adopted', body: 'executive-board', day: '2026-11-20', reference: 'EB/2026/14' },
    key,
  );

/** A proposal that asks for four groups and lies before the Board. */
async function beforeTheBoard(): Promise<string> {
  const title = `Thematic groups ${randomUUID()}`;
  const request = { language: 'en', titleEn: title, requestEn: 'Found four groups.', aim: 'groups' };
  const draft = slugIn(await sent(shiraz, '/proposals/writing', { act: 'keep', ...request }));
  for (let number = 1; number <= GROUPS; number += 1)
    await sent(shiraz, `/proposals/${draft}/groups`, {
      nameEn: `Group ${number} ${title.slice(-12)}`,
      purposeEn: 'So that cities learn from each other.',
      kind: 'working-group',
      joinMode: 'open',
      visibility: 'public',
    });
  const slug = slugIn(await sent(shiraz, `/proposals/${draft}/submission`));
  await sent(secretariat, `/proposals/${slug}/consideration`);
  await sent(secretariat, `/proposals/${slug}/drafting`);
  await sent(shiraz, `/proposals/${slug}/versions`, { revision: '1' });
  for (const party of [shiraz, secretariat]) await sent(party, `/proposals/${slug}/versions/1/agreements`);
  await sent(secretariat, `/proposals/${slug}/board`);
  return slug;
}

const slugIn = (answer: string) => /"slug":"([^"]+)"/.exec(answer)?.[1] ?? '';

async function sent(token: string, address: string, body: object = {}): Promise<string> {
  const answer = await post(token, address, body);
  if (!/^20\d /.test(answer)) throw new Error(`${address}: ${answer}`);
  return answer;
}

let requests = 0;

/** Status and text of the answer. */
async function post(token: string, address: string, body: object, key: string = randomUUID()): Promise<string> {
  requests += 1;
  const answer = await fetch(`${server.address}/api/v1${address}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
      'x-forwarded-for': `10.0.${requests >> 8}.${requests & 255}`,
    },
    body: JSON.stringify(body),
  });
  return `${answer.status} ${await answer.text()}`;
}

/** What the database holds of a decision: its groups as they are linked, and what was recorded, each as often as it is there. */
type Held = { state: string; decisions: number; founded: number; leads: number; drafts: number; records: string[] };

const nothing: Held = { state: 'before-the-board', decisions: 0, founded: 0, leads: 0, drafts: GROUPS, records: [] };
const everything: Held = {
  state: 'carried-out',
  decisions: 1,
  founded: GROUPS,
  leads: GROUPS,
  drafts: 0,
  records: [...Array.from({ length: GROUPS }, () => 'group.founded'), 'proposal.adopted', 'proposal.carried-out'],
};

async function whatIs(slug: string): Promise<Held> {
  const client = await connected();
  const { rows } = await client.query<Held>(
    `with g as (select g.* from proposal_groups pg join proposals p on p.id = pg.proposal_id join groups g on g.id = pg.group_id where p.slug = $1)
    select p.state, (select count(*)::int from decisions d where d.proposal_id = p.id) as decisions,
      (select count(distinct g.slug)::int from g where g.state = 'active') as founded,
      (select count(*)::int from participations pa join g on g.id = pa.group_id and g.lead_id = pa.member_id) as leads,
      (select count(*)::int from g where g.state = 'draft') as drafts,
      (select coalesce(array_agg(r.kind order by r.kind), '{}') from records r where r.kind in ('proposal.adopted', 'proposal.carried-out', 'group.founded')
        and (r.about->>'proposalId' = p.id::text or r.about->>'groupId' in (select g.id::text from g))) as records
    from proposals p where p.slug = $1`,
    [slug],
  );
  await client.end();
  const [row] = rows;
  if (!row) throw new Error(`no proposal ${slug}`);
  return row;
}

/** Holds the next of the groups, so that the decision stops before it founds that one; `until` waits for this. */
async function hold(slug: string, before: number): Promise<{ until: () => Promise<void>; end: () => Promise<void> }> {
  const client = await connected();
  await client.query('begin');
  await client.query(
    `select from groups where id = (select pg.group_id from proposal_groups pg join proposals p on p.id = pg.proposal_id
      where p.slug = $1 order by pg.group_id offset $2 limit 1) for update`,
    [slug, before],
  );
  const waiting = 'select count(*)::int as count from pg_locks where not granted';
  return {
    async until() {
      const isWaiting = async () => (await client.query<{ count: number }>(waiting)).rows[0]?.count;
      await expect.poll(isWaiting, { timeout: 10_000, interval: 10 }).toBeGreaterThan(0);
    },
    end: () => client.end(),
  };
}

/** A line to the database of the server; it may break when that is killed. */
async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ host: socketsOf(folder), user: 'serai', database: 'serai' });
  client.on('error', () => {});
  await client.connect();
  return client;
}

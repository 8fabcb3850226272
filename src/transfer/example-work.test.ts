import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { foundWorld, type World } from '../../test/world.ts';
import { loadExample } from './example.ts';
import { exampleTime } from './example-time.ts';

let world: World;

beforeAll(async () => {
  world = await foundWorld({ empty: true });
  await loadExample(world.operator(), path.resolve(import.meta.dirname, '../../example'));
});
afterAll(() => world.close());

async function value(query: string): Promise<unknown> {
  const { rows } = await world.db.execute<{ value: unknown }>(sql.raw(`select (${query}) as value`));
  return rows[0]?.value;
}

test('Groups and proposals come with the example, each marked as a sample', async () => {
  expect(
    await value(
      `select json_object_agg(state, n) from (select state, count(*)::int as n from groups where sample group by state) g`,
    ),
  ).toEqual({ active: 5, closed: 1, dormant: 1, draft: 2 });
  expect(
    await value('select array_agg(number order by number) from proposals where sample and number is not null'),
  ).toEqual(Array.from({ length: 11 }, (_, place) => place + 1));
});

test('The three groups of the story were founded by one decision, and the drafts of others wait for theirs', async () => {
  const groupsOf = (proposal: string) =>
    value(`select json_agg(json_build_array(g.slug, g.state, m.slug) order by g.slug) from proposals p join proposal_groups x on x.proposal_id = p.id
      join groups g on g.id = x.group_id join members m on m.id = g.lead_id where p.slug = '${proposal}'`);
  expect(await groupsOf('thematic-groups')).toEqual([
    ['e-government-and-communication-with-citizens', 'active', 'medellin'],
    ['ict-and-smart-city-infrastructures', 'active', 'barcelona'],
    ['smart-city-and-environment', 'active', 'shiraz'],
  ]);
  expect(await groupsOf('a-working-group-on-seasonal-rivers')).toEqual([[null, 'draft', 'shiraz']]);
  expect(
    await value(`select d.reference like 'EB/20__/14' and d.outcome = 'adopted' and extract(isodow from d.day) = 4
      from decisions d join proposals p on p.id = d.proposal_id where p.slug = 'thematic-groups'`),
  ).toBe(true);
});

test('Each founded group has eight cities or more, with its lead among them', async () => {
  expect(
    await value(`select count(*)::int from groups g where state <> 'draft' and not exists (select from participations p
      where p.group_id = g.id and p.member_id = g.lead_id and p.joined_at is not null)`),
  ).toBe(0);
  expect(
    await value(
      `select array[min(n), max(n)] from (select count(*)::int as n from participations where joined_at is not null and left_at is null group by group_id) g`,
    ),
  ).toEqual([8, 24]);
});

test('A stream begins with the lead, and tells who let the group rest', async () => {
  expect(
    await value(`select json_agg(json_build_array(t.kind, m.slug) order by t.id) from group_moments t join groups g on g.id = t.group_id
      left join members m on m.id = t.member_id where g.slug = 'night-buses-and-late-workers' and t.kind in ('founded', 'dormant')`),
  ).toEqual([
    ['founded', 'mexico-city'],
    ['dormant', 'mexico-city'],
  ]);
});

test('The example lives in the days before it was loaded: nothing has happened tomorrow, and deadlines lie ahead', async () => {
  const times = [
    'group_posts.at',
    'comments.at',
    'group_moments.at',
    'text_versions.at',
    'proposal_steps.at',
    'endorsements.at',
    'passage_comments.at',
  ];
  for (const [table, column] of times.map((time) => time.split('.')))
    expect(await value(`select max(${column}) < serai_clock() from ${table}`), table).toBe(true);
  expect(await value('select bool_and(due_at > serai_clock()) from proposals where due_at is not null')).toBe(true);
  expect(await value('select count(*)::int from proposals where due_at is not null')).toBe(7);
});

test('What happened later has the later key, so that lists by key follow time', async () => {
  const lists = {
    group_posts: 'group_id',
    comments: 'subject_id',
    group_moments: 'group_id',
    proposal_steps: 'proposal_id',
    version_verdicts: 'text_id',
  };
  for (const [table, list] of Object.entries(lists))
    expect(
      await value(
        `select count(*)::int from (select at, lag(at) over (partition by ${list} order by id) as before from ${table}) t where at < before`,
      ),
      table,
    ).toBe(0);
});

test('What waits is asked of somebody who can sign in: one side has agreed, the other is to answer', async () => {
  const last = (proposal: string) =>
    value(`select json_agg(v.party order by v.party) from proposals p join version_verdicts v on v.text_id = p.text_id and v.verdict = 'agreed'
      and v.number = (select max(number) from text_versions where text_id = p.text_id) where p.slug = '${proposal}'`);
  expect(await last('a-working-group-on-seasonal-rivers')).toEqual(['network']);
  expect(await last('staff-exchanges-between-member-cities')).toEqual(['proposer']);
  expect(
    await value(
      `select json_agg(p.slug) from proposal_questions q join proposals p on p.id = q.proposal_id where q.answered_at is null`,
    ),
  ).toEqual(['a-shared-glossary-of-city-terms']);
});

test('Times of the files are told from the day of loading', () => {
  const time = exampleTime(new Date('2026-11-24T20:30:00Z'));
  expect(time.at('-1 07:40').toISOString()).toBe('2026-11-23T07:40:00.000Z');
  expect([time.day(-24), time.month(40), time.lastOfMonth(80), time.thursday(0), time.thursday(2)]).toEqual([
    '2026-10-31',
    '2027-01',
    '2027-02-28',
    '2026-11-19',
    '2026-11-26',
  ]);
  expect(time.deadline('+6 18:00 Asia/Tehran')).toEqual({
    dueAt: new Date('2026-11-30T14:30:00Z'),
    dueZone: 'Asia/Tehran',
  });
});

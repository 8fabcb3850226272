import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { sql } from 'drizzle-orm';
import { foundWorld, type World } from '../../test/world.ts';
import { writeProposal } from './actions.ts';
import { askForGroup } from './asked-groups.ts';
import { decide, type DecisionCommand } from './decision.ts';
import { keepDeadlines } from './jobs.ts';
import { findProposal } from './queries.ts';
import { endorsementsInView, proposalsInView } from './lists.ts';
import { consider, setDeadline, withdrawProposal } from './steps.ts';
import { endorsements, proposals, proposalSteps } from './tables.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const codeOf = (error: unknown) => (error instanceof Refusal ? `${error.status} ${error.code}` : String(error));
const outcomes = async (acts: Promise<unknown>[]) =>
  (await Promise.allSettled(acts)).map((one) => (one.status === 'fulfilled' ? 'done' : codeOf(one.reason))).toSorted();

async function proposed(): Promise<{ id: string; slug: string }> {
  const ctx = await world.contextOf(world.mayor);
  return writeProposal(ctx, {
    act: 'submit',
    language: 'en',
    aim: 'groups',
    staff: [],
    texts: { en: { title: `Shade ${newId().slice(-6)}`, request: 'Found a group for shade.' } },
  });
}

/** Its way to the Board is not what these stories are about. */
async function beforeTheBoard(groups: readonly string[] = []): Promise<{ id: string; slug: string }> {
  const proposal = await proposed();
  const ctx = await world.contextOf(world.mayor);
  for (const name of groups)
    await askForGroup(ctx, proposal, {
      lead: undefined,
      coLead: undefined,
      kind: 'working-group',
      joinMode: 'open',
      visibility: 'public',
      deliverables: [],
      texts: { en: { name, purpose: 'Shade for all.' } },
    });
  await world.db.execute(sql`update proposals set state = 'before-the-board' where id = ${proposal.id}`);
  return proposal;
}

const adopted: DecisionCommand = {
  outcome: 'adopted',
  body: 'executive-board',
  day: '2026-11-20',
  reference: 'EB/2026/15',
};
const countOf = async (query: ReturnType<typeof sql>) => (await world.db.execute(query)).rows.length;

describe('at once', () => {
  test('a decision recorded twice is one decision, and founds its groups once', async () => {
    const proposal = await beforeTheBoard(['Shade one', 'Shade two']);
    const ctx = await world.contextOf(world.secretary);
    expect(await outcomes([1, 2, 3].map(() => decide(ctx, proposal, adopted)))).toEqual([
      '409 proposal-is-carried-out',
      '409 proposal-is-carried-out',
      'done',
    ]);
    expect(await countOf(sql`select from decisions where proposal_id = ${proposal.id}`)).toBe(1);
    expect(
      await countOf(
        sql`select from groups g join proposal_groups pg on pg.group_id = g.id where pg.proposal_id = ${proposal.id} and g.state = 'active'`,
      ),
    ).toBe(2);
  });

  test('withdrawn while it is decided: one of the two, never both', async () => {
    const proposal = await beforeTheBoard();
    const [secretary, mayor] = [await world.contextOf(world.secretary), await world.contextOf(world.mayor)];
    const done = await outcomes([
      decide(secretary, proposal, adopted),
      withdrawProposal(mayor, proposal, { reason: 'Another way.' }),
    ]);
    expect(done[1]).toBe('done');
    expect(done[0]).toMatch(/^409 proposal-is-(adopted|withdrawn)$/);
    const { rows } = await world.db.execute<{ state: string; decisions: number }>(sql`
      select state, (select count(*)::int from decisions d where d.proposal_id = p.id) as decisions from proposals p where id = ${proposal.id}`);
    expect(rows[0]).toEqual(
      done[0]?.endsWith('adopted') ? { state: 'adopted', decisions: 1 } : { state: 'withdrawn', decisions: 0 },
    );
  });

  test('two of the Secretariat take the same step: one step', async () => {
    const proposal = await proposed();
    const both = [await world.contextOf(world.secretary), await world.contextOf(world.secretariatOfficer)];
    expect(await outcomes(both.map((ctx) => consider(ctx, proposal, {})))).toEqual([
      '409 proposal-is-under-consideration',
      'done',
    ]);
  });
});

test('where a group cannot be founded, nothing is decided', async () => {
  const proposal = await beforeTheBoard(['Shade four', 'Shade five']);
  await world.db.execute(sql`
    update groups set state = 'closed', slug = id::text where id = (select group_id from proposal_groups where proposal_id = ${proposal.id} order by group_id desc limit 1)`);
  const records = await world.records();
  const ctx = await world.contextOf(world.secretary);
  expect(await outcomes([decide(ctx, proposal, adopted)])).toEqual(['409 group-state-changed']);
  expect(await countOf(sql`select from decisions where proposal_id = ${proposal.id}`)).toBe(0);
  expect(
    await countOf(
      sql`select from groups g join proposal_groups pg on pg.group_id = g.id where pg.proposal_id = ${proposal.id} and g.state = 'active'`,
    ),
  ).toBe(0);
  expect(await countOf(sql`select from proposals where id = ${proposal.id} and state = 'before-the-board'`)).toBe(1);
  expect(await world.records()).toEqual(records);
});

test('of a deadline that is near it is said once, and late steps still work', async () => {
  const proposal = await proposed();
  const ctx = await world.contextOf(world.secretary);
  await setDeadline(ctx, proposal, { deadline: { at: new Date(Date.now() + 4 * 86_400_000), zone: 'Asia/Tehran' } });
  const reminders = async () => (await world.records()).filter((kind) => kind === 'proposal.deadline-near').length;
  await keepDeadlines(world.operator());
  expect(await reminders()).toBe(0);
  await world.shiftClock('2 days');
  await keepDeadlines(world.operator());
  await keepDeadlines(world.operator());
  expect(await reminders()).toBe(1);
  await world.shiftClock('5 days');
  const late = await findProposal(ctx, proposal);
  expect(late.whole?.isLate).toBe(true);
  expect((await world.mayor.get(`/proposals/${proposal.slug}`, 'fa')).text).toContain('گذشته از مهلت');
  await consider(ctx, proposal, {});
  await world.shiftClock('');
});

test('the page asks as much at 3,000 endorsements and steps as at none', async () => {
  const proposal = await proposed();
  const queriesOf = async (address: string) => {
    const { query } = world.pool;
    let asked = 0;
    world.pool.query = new Proxy(query, {
      apply: (target, self, given) => {
        asked += 1;
        return Reflect.apply(target, self, given) as unknown;
      },
    });
    const answer = await world.seoul.get(address);
    world.pool.query = query;
    return { asked, status: answer.status, bytes: answer.text.length };
  };
  const before = await queriesOf(`/proposals/${proposal.slug}`);
  const { rows } = await world.db.execute<{ id: string; node: string; office: string }>(
    sql`select id, node_id as node, office_id as office from members where slug = 'tashkent'`,
  );
  await world.db.execute(sql`
    insert into members (id, node_id, slug, kind, country, latitude, longitude, languages, office_id, state, look)
    select gen_random_uuid(), ${rows[0]?.node}::uuid, 'many-' || n, 'city', 'UZ', 41, 69, '{uz}', ${rows[0]?.office}::uuid, 'full', n from generate_series(1000, 3999) n`);
  await world.db.execute(
    sql`insert into member_texts (member_id, language, name) select id, 'en', slug from members where slug like 'many-%'`,
  );
  await world.db.execute(
    sql`insert into ${endorsements} (id, proposal_id, member_id) select gen_random_uuid(), ${proposal.id}, id from members where slug like 'many-%'`,
  );
  await world.db.execute(
    sql`insert into ${proposalSteps} (id, proposal_id, state) select gen_random_uuid(), ${proposal.id}, 'submitted' from generate_series(1, 3000)`,
  );
  const after = await queriesOf(`/proposals/${proposal.slug}`);
  expect(after.status).toBe(200);
  expect(after.asked).toBe(before.asked);
  expect(after.asked).toBeGreaterThan(1);
  expect(after.asked).toBeLessThanOrEqual(6);
  expect(after.bytes).toBeLessThan(before.bytes + 60_000);
  const ctx = await world.contextOf(world.seoul);
  const found: string[] = [];
  for (let next: string | null | undefined; next !== null;) {
    const listed = await endorsementsInView(ctx, proposal, next === undefined ? {} : { after: next });
    found.push(...listed.items.map(({ id }) => id));
    next = listed.next;
  }
  expect(new Set(found).size).toBe(3_000);
});

test('the list goes on where it stopped, each proposal once, what goes on first', async () => {
  const ctx = await world.contextOf(world.seoul);
  for (let n = 0; n < 35; n++) await proposed();
  const all = await world.db.select({ id: proposals.id }).from(proposals);
  const slugs: string[] = [];
  const states: string[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const { items, next } = await proposalsInView(ctx, {}, after === undefined ? {} : { after });
    slugs.push(...items.map(({ slug }) => slug));
    states.push(...items.map(({ state }) => state));
    after = next;
  }
  expect([slugs.length, new Set(slugs).size]).toEqual([all.length, all.length]);
  const isOver = states.map((state) => ['adopted', 'carried-out', 'withdrawn', 'rejected'].includes(state));
  expect(isOver).toEqual(isOver.toSorted());
});

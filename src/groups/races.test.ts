import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import type { Context } from '#core/context.ts';
import { mandates } from '#mandates/tables.ts';
import { members } from '#members/tables.ts';
import { and, eq, isNull } from 'drizzle-orm';
import { foundWorld, type World } from '../../test/world.ts';
import { close, draftGroup, foundGroup, handLead } from './actions.ts';
import { claimGroup } from './claim.ts';
import { invite, join, leave } from './participating.ts';
import { groupMoments, groups, participations } from './tables.ts';

let world: World;
const ids: Record<string, string> = {};
let mayor: Context;
let seoul: Context;
let secretary: Context;
beforeAll(async () => {
  world = await foundWorld();
  for (const { slug, id } of await world.db.select({ slug: members.slug, id: members.id }).from(members))
    ids[slug] = id;
  mayor = await world.contextOf(world.mayor);
  seoul = await world.contextOf(world.seoul);
  secretary = await world.contextOf(world.secretary);
});
afterAll(() => world.close());

const shiraz = () => ids['shiraz'] ?? '';
const seoulId = () => ids['seoul'] ?? '';

async function found(name: string): Promise<{ id: string; slug: string }> {
  const draft = await draftGroup(secretary, {
    kind: 'working-group',
    joinMode: 'open',
    visibility: 'public',
    texts: { en: { name, purpose: 'To try.' } },
    deliverables: [],
    leadId: shiraz(),
  });
  return foundGroup(secretary, draft);
}

/** What each came to: done, or the code of its refusal. */
const outcomes = async (acts: readonly Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(acts)).map((result) =>
    result.status === 'fulfilled' ? 'done' : String((result.reason as { code?: string }).code),
  );

const open = (groupId: string) =>
  world.db
    .select()
    .from(participations)
    .where(and(eq(participations.groupId, groupId), isNull(participations.leftAt), isNull(participations.declinedAt)));

/** Holds the group, lets everybody come, and lets go: who waits is let in one by one. */
async function atOnce(group: { id: string }, acts: readonly (() => Promise<unknown>)[]): Promise<string[]> {
  let begun: Promise<string[]> = Promise.resolve([]);
  await world.db.transaction(async (db) => {
    await claimGroup({ ...secretary, db }, group.id);
    begun = outcomes(acts.map((act) => act()));
    await new Promise((waited) => setTimeout(waited, 100));
  });
  return begun;
}

test('a city that joins five times at once takes part once', async () => {
  const group = await found('Five at once');
  const came = await atOnce(
    group,
    Array.from({ length: 5 }, () => () => join(seoul, group)),
  );
  expect(came.toSorted()).toEqual(['done', ...Array.from({ length: 4 }, () => 'takes-part-already')]);
  expect((await open(group.id)).filter(({ memberId }) => memberId === seoulId())).toHaveLength(1);
  expect(
    await world.db.$count(groupMoments, and(eq(groupMoments.groupId, group.id), eq(groupMoments.kind, 'joined'))),
  ).toBe(1);
});

test('invited while it joins, a city takes part once', async () => {
  const group = await found('From both sides');
  const came = await atOnce(group, [() => join(seoul, group), () => invite(mayor, group, { memberId: seoulId() })]);
  expect(came).toContain('done');
  expect((await open(group.id)).filter(({ memberId }) => memberId === seoulId())).toHaveLength(1);
});

test('nobody joins a group that has closed, in whatever order they came', async () => {
  const group = await found('Closing');
  const came = await atOnce(group, [() => close(mayor, group, { reason: 'Done' }), () => join(seoul, group)]);
  expect(came[0]).toBe('done');
  const [row] = await world.db.select().from(groups).where(eq(groups.id, group.id));
  expect(row?.state).toBe('closed');
  expect((await open(group.id)).map(({ memberId }) => memberId)).toEqual(
    came[1] === 'done' ? [shiraz(), seoulId()] : [shiraz()],
  );
  expect(await outcomes([join(seoul, group)])).toEqual(['group-not-active']);
});

test('the lead never passes to a city that has left', async () => {
  for (const turn of [0, 1]) {
    const group = await found(`Handed while leaving ${turn}`);
    const { id } = await join(seoul, group);
    const acts = [
      () => handLead(mayor, group, { memberId: seoulId() }),
      () => leave(seoul, { id }, { reason: 'Away' }),
    ];
    const came = await atOnce(group, turn === 0 ? acts : acts.toReversed());
    expect(came.filter((one) => one === 'done')).toHaveLength(1);
    const [row] = await world.db.select().from(groups).where(eq(groups.id, group.id));
    const inside = (await open(group.id)).map(({ memberId }) => memberId);
    expect(inside).toContain(row?.leadId);
  }
});

test('a draft is founded once, however many decide it at once', async () => {
  const draft = await draftGroup(secretary, {
    kind: 'forum',
    joinMode: 'open',
    visibility: 'public',
    texts: { en: { name: 'Once founded', purpose: 'To be.' } },
    deliverables: [],
    leadId: shiraz(),
  });
  const came = await atOnce(draft, [() => foundGroup(secretary, draft), () => foundGroup(secretary, draft)]);
  expect(came.toSorted()).toEqual(['done', 'group-state-changed']);
  expect(await open(draft.id)).toHaveLength(1);
});

test('founding joins the transaction under way: with it falls all that it founded', async () => {
  const draft = await draftGroup(secretary, {
    kind: 'forum',
    joinMode: 'open',
    visibility: 'public',
    texts: { fa: { name: 'بی‌نام لاتین', purpose: 'برای آزمودن.' } },
    deliverables: [],
    leadId: shiraz(),
  });
  const falling = world.db.transaction(async (db) => {
    const { slug } = await foundGroup({ ...secretary, db }, draft);
    expect(slug).toBe('forum');
    throw new Error('the decision fell');
  });
  await expect(falling).rejects.toThrow('the decision fell');
  const [row] = await world.db.select().from(groups).where(eq(groups.id, draft.id));
  expect([row?.state, row?.slug, (await open(draft.id)).length]).toEqual(['draft', null, 0]);
});

test('a mandate that ends between opening and sending the form carries nothing out', async () => {
  const group = await found('Mandate over');
  const page = await world.seoul.get(`/groups/${group.slug}/participations`);
  const mandate = /name="mandate" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const key = /name="key" value="([^"]+)"/.exec(page.text)?.[1] ?? newId();
  await world.db.update(mandates).set({ endedAt: new Date() }).where(eq(mandates.id, mandate));
  const { status } = await world.seoul.post(`/groups/${group.slug}/participations`, { mandate, key });
  expect(status).toBe(403);
  expect(await open(group.id)).toHaveLength(1);
});

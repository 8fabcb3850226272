import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { writeTexts, writeWorkPlan } from './charter.ts';
import { claimGroup } from './claim.ts';
import {
  canTake,
  stepsFrom,
  type Charter,
  type GroupDraft,
  type GroupInHand,
  type GroupState,
  type GroupStep,
} from './group.ts';
import { addMoment } from './moments.ts';
import {
  isChair,
  mayChangeCharter,
  mayClose,
  mayDraft,
  mayFound,
  mayHandLead,
  mayReport,
  mayRenew,
  mayRest,
} from './policy.ts';
import { slugOf } from './slug.ts';
import { groupDeliverables, groups, groupStates, participations } from './tables.ts';

type Named = Pick<GroupInHand, 'id'>;

/** A group is drawn up: charter and lead stand, but it exists for nobody until it is founded. */
export function draftGroup(ctx: Context, draft: GroupDraft): Promise<{ id: string }> {
  if (!mayDraft(ctx.viewer)) throw new Refusal('drafting-not-yours', 403);
  return tx(ctx, async (ctx) => {
    const id = newId();
    await guardLeads(ctx, draft);
    await ctx.db.insert(groups).values({
      id,
      nodeId: sql`(select node_id from networks)`,
      ...columnsOf(draft),
      state: 'draft',
      leadId: draft.leadId,
      coLeadId: draft.coLeadId ?? null,
      sample: draft.sample ?? false,
      createdBy: ctx.viewer.personId,
    });
    await writeTexts(ctx, id, draft.texts);
    await writeWorkPlan(ctx, id, draft.deliverables);
    await writeState(ctx, id, 'draft');
    await announce(ctx, 'group.drafted', { groupId: id });
    return { id };
  });
}

const columnsOf = ({ kind, joinMode, visibility, termFrom, termUntil }: Charter) => ({
  kind,
  joinMode,
  visibility,
  termFrom: termFrom ?? null,
  termUntil: termUntil ?? null,
});

/** Whoever leads is a member, and no city leads beside itself. */
async function guardLeads(
  { db }: Context,
  { leadId, coLeadId }: { leadId: string; coLeadId?: string | undefined },
): Promise<void> {
  if (coLeadId === leadId) throw new Refusal('two-leads', 422, { field: 'coLead' });
  for (const [field, id] of [
    ['lead', leadId],
    ['coLead', coLeadId],
  ] as const) {
    if (id === undefined) continue;
    const { rowCount } = await db.execute(
      sql`select from members where id = ${id} and state not in ('applicant', 'withdrawn') for key share`,
    );
    if (rowCount === 0) throw new Refusal('no-such-member', 422, { field });
  }
}

/**
 * The network founds a group: from now on it has an address, and its leads take part. Joins a transaction under way, so that a decision
 * and what it founds are one. Without a typed slug the address is made from the English name.
 */
export function foundGroup(
  ctx: Context,
  { id }: Named,
  { reason, slug }: { reason?: string | undefined; slug?: string | undefined } = {},
): Promise<{ id: string; slug: string }> {
  if (!mayFound(ctx.viewer)) throw new Refusal('founding-not-yours', 403);
  return tx(ctx, async (ctx) => {
    const group = await claim(ctx, { id }, 'founding', mayFound);
    const address = await slugOf(ctx, id, slug);
    const founded = await ctx.db
      .update(groups)
      .set({
        slug: address,
        state: 'active',
        termFrom: sql`case when ${groups.termUntil} is not null then coalesce(${groups.termFrom}, least(serai_today(), ${groups.termUntil})) else ${groups.termFrom} end`,
      })
      .where(isStill(group, 'founding'))
      .returning({ id: groups.id });
    if (founded.length === 0) throw stateChanged();
    await writeState(ctx, id, 'active', reason);
    const heads = [group.leadId, group.coLeadId].filter((memberId) => memberId !== null);
    for (const memberId of heads) {
      const joined = { joinedAt: sql`serai_clock()`, joinedBy: ctx.viewer.personId };
      await ctx.db.insert(participations).values({ id: newId(), groupId: id, memberId, ...joined });
    }
    await addMoment(ctx, { groupId: id, kind: 'founded', memberId: group.leadId });
    await announce(ctx, 'group.founded', { groupId: id });
    return { id, slug: address };
  });
}

const stateChanged = () => new Refusal('group-state-changed', 409);

/** Claims the group and asks anew whether the step is this viewer's, and whether the group's state allows it. */
async function claim(
  ctx: Context,
  { id }: Named,
  step: GroupStep,
  may: (viewer: Context['viewer'], group: GroupInHand) => boolean,
): Promise<GroupInHand> {
  const group = await claimGroup(ctx, id);
  if (!isChair(ctx.viewer, group)) throw new Refusal('chair-only', 403);
  if (!canTake(step, group.state)) throw stateChanged();
  if (!may(ctx.viewer, group)) throw new Refusal('chair-only', 403);
  return group;
}

/** The row as it was claimed, in a state from which the step leads on. */
const isStill = ({ id }: Named, step: GroupStep) => and(eq(groups.id, id), inArray(groups.state, [...stepsFrom[step]]));

/** Refuses a step before anything is typed: to others because it is not theirs, to the chair because the state forbids it. */
export function guardGroupStep(
  { viewer }: Context,
  group: GroupInHand,
  step: 'charter' | 'dormancy' | 'renewal' | 'closure' | 'lead',
): void {
  if (!isChair(viewer, group)) throw new Refusal('chair-only', 403);
  if (!canTake(step, group.state)) throw stateChanged();
  if ((step === 'closure' || step === 'lead') && !(step === 'lead' ? mayHandLead : mayClose)(viewer, group))
    throw new Refusal('lead-only', 403);
}

const writeState = ({ db, viewer }: Context, groupId: string, state: GroupState, reason?: string) =>
  db.insert(groupStates).values({ id: newId(), groupId, state, reason: reason ?? null, decidedBy: viewer.personId });

export type CharterChange = Charter & { revision: number };

/** The chair writes the charter anew; who wrote meanwhile is not overwritten. */
export function changeCharter(ctx: Context, group: Named, change: CharterChange): Promise<void> {
  return tx(ctx, async (ctx) => {
    const now = await claim(ctx, group, 'charter', mayChangeCharter);
    if (now.state === 'draft') await guardBoard(ctx, now);
    const { coLeadId } = change;
    if (coLeadId !== undefined && now.state !== 'draft' && !now.participants.includes(coLeadId))
      throw new Refusal('co-lead-outside', 409, { field: 'coLead' });
    await guardLeads(ctx, { leadId: now.leadId, coLeadId });
    const changed = await ctx.db
      .update(groups)
      .set({ ...columnsOf(change), coLeadId: coLeadId ?? null, revision: change.revision + 1 })
      .where(and(isStill(now, 'charter'), eq(groups.revision, change.revision)))
      .returning({ id: groups.id });
    if (changed.length === 0) throw new Refusal('changed-meanwhile', 409);
    await writeTexts(ctx, now.id, change.texts);
    await writeWorkPlan(ctx, now.id, change.deliverables);
    if (now.state !== 'draft') await addMoment(ctx, { groupId: now.id, kind: 'charter' });
    await announce(ctx, 'group.charter-changed', { groupId: now.id });
  });
}

/** While a proposal lies before the Board, what it asks for stays as it was put there. */
async function guardBoard({ db }: Context, { id }: Named): Promise<void> {
  const { rows } = await db.execute(sql`
    select from proposal_groups x join proposals pr on pr.id = x.proposal_id where x.group_id = ${id} and pr.state = 'before-the-board'`);
  if (rows.length > 0) throw new Refusal('charter-before-board', 409);
}

/** The group rests: nobody joins or writes until it is renewed. Everyone reads why. */
export function letRest(ctx: Context, group: Named, { reason }: { reason: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { id } = await claim(ctx, group, 'dormancy', mayRest);
    const rested = await ctx.db
      .update(groups)
      .set({ state: 'dormant' })
      .where(isStill({ id }, 'dormancy'))
      .returning({ id: groups.id });
    if (rested.length === 0) throw stateChanged();
    await writeState(ctx, id, 'dormant', reason);
    await addMoment(ctx, { groupId: id, kind: 'dormant' });
    await announce(ctx, 'group.rested', { groupId: id, reason });
  });
}

/** A new term begins today; a group that rested wakes. Without a last day it goes on until it is closed. */
export function renew(
  ctx: Context,
  group: Named,
  { termUntil, reason }: { termUntil?: string | undefined; reason?: string | undefined },
): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { id, state } = await claim(ctx, group, 'renewal', mayRenew);
    const renewed = await ctx.db
      .update(groups)
      .set({
        state: 'active',
        termFrom: sql`serai_today()`,
        termUntil: termUntil ?? null,
        revision: sql`${groups.revision} + 1`,
      })
      .where(and(isStill({ id }, 'renewal'), sql`coalesce(${termUntil ?? null}::date > serai_today(), true)`))
      .returning({ id: groups.id });
    if (renewed.length === 0) throw new Refusal('term-over', 422, { field: 'termUntil' });
    if (state !== 'active') await writeState(ctx, id, 'active', reason);
    await addMoment(ctx, { groupId: id, kind: 'renewed' });
    await announce(ctx, 'group.renewed', { groupId: id });
  });
}

/** The group has done its work, or is given up. What was said and written stays; who waited for an answer waits no more. */
export function close(ctx: Context, group: Named, { reason }: { reason: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { id } = await claim(ctx, group, 'closure', mayClose);
    const closed = await ctx.db
      .update(groups)
      .set({ state: 'closed' })
      .where(isStill({ id }, 'closure'))
      .returning({ id: groups.id });
    if (closed.length === 0) throw stateChanged();
    await ctx.db
      .update(participations)
      .set({ declinedAt: sql`serai_clock()`, declinedBy: ctx.viewer.personId, reason })
      .where(and(eq(participations.groupId, id), sql`joined_at is null and declined_at is null and left_at is null`));
    await writeState(ctx, id, 'closed', reason);
    await addMoment(ctx, { groupId: id, kind: 'closed' });
    await announce(ctx, 'group.closed', { groupId: id, reason });
  });
}

/** The lead passes to another member that takes part; the former lead goes on taking part. */
export function handLead(ctx: Context, group: Named, { memberId }: { memberId: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const now = await claim(ctx, group, 'lead', mayHandLead);
    if (memberId === now.leadId) throw new Refusal('leads-already', 409, { field: 'member' });
    if (!now.participants.includes(memberId)) throw new Refusal('lead-outside', 409, { field: 'member' });
    const handed = await ctx.db
      .update(groups)
      .set({
        leadId: memberId,
        coLeadId: sql`nullif(${groups.coLeadId}, ${memberId}::uuid)`,
        revision: sql`${groups.revision} + 1`,
      })
      .where(and(isStill(now, 'lead'), eq(groups.leadId, now.leadId)))
      .returning({ id: groups.id });
    if (handed.length === 0) throw stateChanged();
    await addMoment(ctx, { groupId: now.id, kind: 'lead', memberId });
    await announce(ctx, 'group.lead-handed', { groupId: now.id, formerLeadId: now.leadId });
  });
}

/** The chair reports that what the work plan promised is there. */
export function reportDeliverable(ctx: Context, group: Named, deliverable: { id: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { id } = await claim(ctx, group, 'work', mayReport);
    const done = await ctx.db
      .update(groupDeliverables)
      .set({ doneAt: sql`serai_clock()`, doneBy: ctx.viewer.personId })
      .where(and(eq(groupDeliverables.id, deliverable.id), eq(groupDeliverables.groupId, id), sql`done_at is null`))
      .returning({ id: groupDeliverables.id });
    if (done.length === 0) throw new Refusal('reported-already', 409);
    await addMoment(ctx, { groupId: id, kind: 'deliverable', aboutId: deliverable.id });
    await announce(ctx, 'deliverable.done', { groupId: id, deliverableId: deliverable.id });
  });
}

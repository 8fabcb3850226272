import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import type { Viewer } from '#core/viewer.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { isCurrent } from '#network/current.ts';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import { claimGroup, claimParticipation, partOf } from './claim.ts';
import { canTake, type GroupInHand } from './group.ts';
import { addMoment } from './moments.ts';
import type { ParticipationInHand } from './participation.ts';
import {
  isChair,
  mayAdmit,
  mayDecline,
  mayFollow,
  mayInvite,
  mayLeave,
  mayNamePeople,
  memberSpokenFor,
} from './policy.ts';
import { groupFollows, groups, participants, participations } from './tables.ts';

type Named = Pick<GroupInHand, 'id'>;
type Part = Pick<ParticipationInHand, 'id'>;

/** How it went: the member takes part, or its request waits for the lead. */
export type Joining = { id: string; state: 'asked' | 'joined' };

/** A member joins a group: at once where it is open or it was invited, otherwise by asking the lead. */
export function join(ctx: Context, { id }: Named, { note }: { note?: string | undefined } = {}): Promise<Joining> {
  const memberId = speaker(ctx.viewer);
  return tx(ctx, async (ctx) => {
    const group = await claimGroup(ctx, id);
    guardAtWork(group);
    const part = await partOf(ctx, id, memberId);
    if (part?.state === 'joined') throw new Refusal('takes-part-already', 409);
    if (part?.state === 'asked') throw new Refusal('asked-already', 409);
    if (part) return takeIn(ctx, part);
    if (group.joinMode === 'invitation') throw new Refusal('by-invitation-only', 403);
    return begin(ctx, group, { memberId, note, isJoined: group.joinMode === 'open' });
  });
}

function speaker(viewer: Viewer): string {
  const memberId = memberSpokenFor(viewer);
  if (memberId === null) throw new Refusal('speakers-join', 403);
  return memberId;
}

function guardAtWork({ state }: GroupInHand): void {
  if (!canTake('work', state)) throw new Refusal('group-not-active', 409);
}

type Beginning = { memberId: string; note: string | undefined; isJoined: boolean };

async function begin(ctx: Context, { id: groupId }: Named, { memberId, note, isJoined }: Beginning): Promise<Joining> {
  const id = newId();
  const noted = note === undefined ? {} : { note, noteLanguage: ctx.locale.language };
  const now = isJoined
    ? { joinedAt: sql`serai_clock()`, joinedBy: ctx.viewer.personId }
    : { askedAt: sql`serai_clock()`, askedBy: ctx.viewer.personId };
  const begun = await ctx.db
    .insert(participations)
    .values({ id, groupId, memberId, ...noted, ...now })
    .onConflictDoNothing()
    .returning({ id: participations.id });
  if (begun.length === 0) throw new Refusal('takes-part-already', 409);
  if (isJoined) await addMoment(ctx, { groupId, kind: 'joined', memberId });
  await announce(ctx, isJoined ? 'participation.joined' : 'participation.asked', {
    groupId,
    participationId: id,
    memberId,
  });
  return { id, state: isJoined ? 'joined' : 'asked' };
}

/** From now on the member takes part. */
async function takeIn(ctx: Context, { id, groupId, memberId }: ParticipationInHand): Promise<Joining> {
  const joined = await ctx.db
    .update(participations)
    .set({ joinedAt: sql`serai_clock()`, joinedBy: ctx.viewer.personId })
    .where(and(eq(participations.id, id), sql`joined_at is null and declined_at is null and left_at is null`))
    .returning({ id: participations.id });
  if (joined.length === 0) throw partChanged();
  await addMoment(ctx, { groupId, kind: 'joined', memberId });
  await announce(ctx, 'participation.joined', { groupId, participationId: id, memberId });
  return { id, state: 'joined' };
}

const partChanged = () => new Refusal('participation-changed', 409);

/** The chair asks a member to take part; one that has asked by itself is admitted by this. */
export function invite(
  ctx: Context,
  { id }: Named,
  { memberId, note }: { memberId: string; note?: string | undefined },
): Promise<{ id: string; state: 'invited' | 'joined' }> {
  return tx(ctx, async (ctx) => {
    const group = await claimGroup(ctx, id);
    if (!isChair(ctx.viewer, group)) throw new Refusal('chair-only', 403);
    if (!mayInvite(ctx.viewer, group)) throw new Refusal('group-not-active', 409);
    const part = await partOf(ctx, id, memberId);
    if (part?.state === 'joined') throw new Refusal('takes-part-already', 409, { field: 'member' });
    if (part?.state === 'invited') throw new Refusal('invited-already', 409, { field: 'member' });
    if (part) {
      await takeIn(ctx, part);
      return { id: part.id, state: 'joined' };
    }
    const { rowCount } = await ctx.db.execute(
      sql`select from members where id = ${memberId} and state not in ('applicant', 'withdrawn') for key share`,
    );
    if (rowCount === 0) throw new Refusal('no-such-member', 422, { field: 'member' });
    const participationId = newId();
    await ctx.db.insert(participations).values({
      id: participationId,
      groupId: id,
      memberId,
      invitedAt: sql`serai_clock()`,
      invitedBy: ctx.viewer.personId,
      ...(note !== undefined && { note, noteLanguage: ctx.locale.language }),
    });
    await announce(ctx, 'participation.invited', { groupId: id, participationId, memberId });
    return { id: participationId, state: 'invited' };
  });
}

/** Whoever was asked says yes: the chair to a member that wants to join, a member to its invitation. */
export function admit(ctx: Context, { id }: Part): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { group, participation } = await claimParticipation(ctx, id);
    guardAtWork(group);
    if (participation.state !== 'asked' && participation.state !== 'invited') throw partChanged();
    if (!mayAdmit(ctx.viewer, group, participation)) throw new Refusal('answer-not-yours', 403);
    await takeIn(ctx, participation);
  });
}

/** Whoever was asked says no, or whoever asked takes it back, with a reason for the other side. */
export function decline(ctx: Context, { id }: Part, { reason }: { reason: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { group, participation } = await claimParticipation(ctx, id);
    if (participation.state !== 'asked' && participation.state !== 'invited') throw partChanged();
    if (!mayDecline(ctx.viewer, group, participation)) throw new Refusal('answer-not-yours', 403);
    const declined = { declinedAt: sql`serai_clock()`, declinedBy: ctx.viewer.personId, reason };
    await end(ctx, id, declined, sql`joined_at is null`);
    const { groupId, memberId } = participation;
    await announce(ctx, 'participation.declined', { groupId, participationId: id, memberId, reason });
  });
}

type Ended = Partial<Record<'declinedAt' | 'leftAt', SQL>> & {
  declinedBy?: string | null;
  leftBy?: string | null;
  reason: string;
};

async function end({ db }: Context, id: string, ended: Ended, isNow: SQL): Promise<void> {
  const rows = await db
    .update(participations)
    .set(ended)
    .where(and(eq(participations.id, id), isNow, sql`declined_at is null and left_at is null`))
    .returning({ id: participations.id });
  if (rows.length === 0) throw partChanged();
}

/** A member ends its part in a group; what it said stays. A lead first hands the lead to another. */
export function leave(ctx: Context, { id }: Part, { reason }: { reason: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { group, participation } = await claimParticipation(ctx, id);
    const { groupId, memberId, state } = participation;
    if (state !== 'joined') throw partChanged();
    if (speaker(ctx.viewer) !== memberId) throw new Refusal('answer-not-yours', 403);
    if (!mayLeave(ctx.viewer, group, participation)) throw new Refusal('lead-cannot-leave', 409);
    await end(ctx, id, { leftAt: sql`serai_clock()`, leftBy: ctx.viewer.personId, reason }, sql`joined_at is not null`);
    if (group.coLeadId === memberId) await ctx.db.update(groups).set({ coLeadId: null }).where(eq(groups.id, groupId));
    await addMoment(ctx, { groupId, kind: 'left', memberId });
    await announce(ctx, 'participation.left', { groupId, participationId: id, memberId, reason });
  });
}

/** A member says who of its people works in the group; those of the lead are its chair. */
export function namePeople(
  ctx: Context,
  { id }: Part,
  { mandateIds }: { mandateIds: readonly string[] },
): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { group, participation } = await claimParticipation(ctx, id);
    const { groupId, memberId, state } = participation;
    if (state !== 'joined') throw partChanged();
    if (!mayNamePeople(ctx.viewer, group, participation)) throw new Refusal('answer-not-yours', 403);
    const wanted = [...new Set(mandateIds)];
    const { rowCount } = await ctx.db.execute(sql`
      select from mandates m where m.member_id = ${memberId} and m.id = any(${sql.param(wanted)}::uuid[]) and ${isCurrent}`);
    if (rowCount !== wanted.length) throw new Refusal('mandate-of-no-one', 409, { field: 'people' });
    const of = eq(participants.participationId, id);
    await ctx.db.delete(participants).where(and(of, sql`not (mandate_id = any(${sql.param(wanted)}::uuid[]))`));
    if (wanted.length > 0)
      await ctx.db
        .insert(participants)
        .values(wanted.map((mandateId) => ({ participationId: id, mandateId, namedBy: ctx.viewer.personId })))
        .onConflictDoNothing();
    await announce(ctx, 'participation.people-named', { groupId, participationId: id, memberId });
  });
}

/** A person wants to hear what happens in the group. Following twice is following. */
export function follow(ctx: Context, group: GroupInHand): Promise<void> {
  const { personId } = ctx.viewer;
  if (personId === null || !mayFollow(ctx.viewer, group)) throw new Refusal('nothing-to-follow', 409);
  return tx(ctx, async (ctx) => {
    await ctx.db.insert(groupFollows).values({ groupId: group.id, personId }).onConflictDoNothing();
  });
}

/** The person has heard enough. */
export function unfollow(ctx: Context, group: Named): Promise<void> {
  const { personId } = ctx.viewer;
  if (personId === null) throw new Refusal('nothing-to-follow', 409);
  return tx(ctx, async (ctx) => {
    await ctx.db
      .delete(groupFollows)
      .where(and(eq(groupFollows.groupId, group.id), eq(groupFollows.personId, personId)));
  });
}

import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { stepsFrom, type MemberInHand, type MemberStep } from './member.ts';
import { isCarer, mayTake } from './policy.ts';
import { writeStanding, type StandingStep } from './standing-mail.ts';
import { members, memberStates } from './tables.ts';

/** An associate becomes a full member, with a voice in what the network decides. */
export const promote = (ctx: Context, member: MemberInHand): Promise<void> =>
  takeStep(ctx, member, { step: 'promotion', to: sql`'full'` }, (ctx) =>
    announce(ctx, 'member.promoted', { memberId: member.id }),
  );

/** The office suspends a member, for a reason that everyone may read. */
export const suspend = (ctx: Context, member: MemberInHand, { reason }: { reason: string }): Promise<void> =>
  takeStep(ctx, member, { step: 'suspension', to: sql`'suspended'`, reason }, (ctx) =>
    announce(ctx, 'member.suspended', { memberId: member.id, reason }),
  );

/** The suspension is over: the member is again what it was before. */
export const reinstate = (ctx: Context, member: MemberInHand): Promise<void> =>
  takeStep(ctx, member, { step: 'reinstatement', to: stateBefore }, (ctx) =>
    announce(ctx, 'member.reinstated', { memberId: member.id }),
  );

const stateBefore = sql`coalesce((select s.state from member_states s where s.member_id = members.id and s.state in ('associate', 'full')
  order by s.at desc, s.id desc limit 1), 'full')`;

/** A member leaves the network. Its page and its history stay. */
export const withdraw = (ctx: Context, member: MemberInHand, { reason }: { reason: string }): Promise<void> =>
  takeStep(ctx, member, { step: 'withdrawal', to: sql`'withdrawn'`, reason }, (ctx) =>
    announce(ctx, 'member.withdrew', { memberId: member.id, reason }),
  );

type Step = { step: StandingStep; to: ReturnType<typeof sql>; reason?: string };

/** Of two who take the same step at once, the statement lets one. Whoever speaks for the member is written to. */
function takeStep(
  ctx: Context,
  member: MemberInHand,
  { step, to, reason }: Step,
  say: (ctx: Context) => Promise<void>,
): Promise<void> {
  guardCarer(ctx, member);
  return tx(ctx, async (ctx) => {
    const [taken] = await ctx.db
      .update(members)
      .set({ state: to })
      .where(and(isStillAt(member), isInStateFor(step)))
      .returning({ state: members.state });
    if (!taken) throw new Refusal('state-changed', 409);
    await ctx.db.insert(memberStates).values({
      id: newId(),
      memberId: member.id,
      state: taken.state,
      since: sql`(select serai_today())::text`,
      reason: reason ?? null,
      decidedBy: ctx.viewer.personId,
    });
    await writeStanding(ctx, member, { step, reason: reason ?? null });
    await say(ctx);
  });
}

/** The office writes down until when a member has paid its dues. */
export function recordPayment(ctx: Context, member: MemberInHand, { until }: { until: string }): Promise<void> {
  guardCarer(ctx, member);
  const mayPay = and(isStillAt(member), isInStateFor('payment'));
  return tx(ctx, async (ctx) => {
    const paid = await ctx.db
      .update(members)
      .set({ duesPaidUntil: until })
      .where(and(mayPay, sql`${members.duesPaidUntil} is distinct from ${until}::date`))
      .returning({ id: members.id });
    if (paid.length === 0)
      throw new Refusal((await ctx.db.$count(members, mayPay)) > 0 ? 'payment-known' : 'state-changed', 409);
    await announce(ctx, 'member.paid', { memberId: member.id, until });
  });
}

/** Whether the member's state allows the step is asked by the statement that takes it, when it takes it. */
function guardCarer({ viewer }: Context, member: MemberInHand): void {
  if (!isCarer(viewer, member)) throw new Refusal('member-office-only', 403);
}

/** Refuses a step before anything is typed: to others because it is not theirs, to the office because the state forbids it. */
export function guardStep(ctx: Context, member: MemberInHand, step: MemberStep): void {
  guardCarer(ctx, member);
  if (!mayTake(step)(ctx.viewer, member)) throw new Refusal('state-changed', 409);
}

/** Whoever was the carer when the member was read is so only while the member is with the same office. */
const isStillAt = (member: MemberInHand) => and(eq(members.id, member.id), eq(members.officeId, member.officeId));

/** Whether a row of members is in a state in which the step makes sense. */
export const isInStateFor = (step: MemberStep) => inArray(members.state, [...stepsFrom[step]]);

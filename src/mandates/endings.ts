import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import type { Role } from '#core/roles.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { isCurrent, isNotOver } from '#network/current.ts';
import { and, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { claimMandate } from './claim.ts';
import { writeEnding } from './ending-mail.ts';
import { leadingRoles, type Ending, type Holder } from './mandate.ts';
import { mayDecline, mayEnd, mayEndLast, mayWithdraw } from './policy.ts';
import { mandates } from './tables.ts';

type Reason = { reason: string };

/** A mandate ends before its last day; its rights end that instant and the history stays. */
export function endMandate(ctx: Context, { id }: { id: string }, { reason }: Reason): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { mandate, holder } = await claimMandate(ctx, id, 'ending');
    if (!mayEnd(ctx.viewer, { ...mandate, holder })) throw new Refusal('not-yours-to-end', 403);
    if (!mayEndLast(ctx.viewer, holder)) await refuseLast(ctx, holder, mandate);
    if (!(await close(ctx, id, { ending: 'ended', reason }))) throw notToBeEnded(mandate);
  });
}

const notToBeEnded = ({ confirmedAt }: { confirmedAt: Date | null }) =>
  new Refusal(confirmedAt ? 'ended-already' : 'not-confirmed-yet', 409);

/** Who is asked to confirm a proposed mandate says no; whoever proposed it reads why. */
export function declineMandate(ctx: Context, { id }: { id: string }, { reason }: Reason): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { mandate, holder } = await claimMandate(ctx, id, 'ending');
    if (!mayDecline(ctx.viewer, { ...mandate, holder })) throw new Refusal('not-yours-to-confirm', 403);
    if (!(await close(ctx, id, { ending: 'declined', reason }))) throw new Refusal('not-pending', 409);
  });
}

/** Whoever proposed a mandate takes the proposal back before it is answered. */
export function withdrawMandate(ctx: Context, { id }: { id: string }, { reason }: Reason): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { mandate } = await claimMandate(ctx, id, 'ending');
    if (!mayWithdraw(ctx.viewer, mandate)) throw new Refusal('not-yours-to-withdraw', 403);
    if (!(await close(ctx, id, { ending: 'withdrawn', reason }))) throw new Refusal('not-pending', 409);
  });
}

/** A proposal that nobody answered in time falls. Answers whether it did: an answer may have come in the meantime. */
export function lapse(ctx: Context, { id }: { id: string }): Promise<boolean> {
  return tx(ctx, async (ctx) => {
    await claimMandate(ctx, id, 'ending');
    const isOverdue = sql`${mandates.answerBy} < (select serai_today())`;
    return close(ctx, id, { ending: 'lapsed', reason: null, where: isOverdue });
  });
}

/** When an office closes, every mandate there ends with it, and what was proposed is declined. Whether it may close is decided before. */
export function endAllAt(ctx: Context, office: { id: string }, reason: string): Promise<void> {
  return endAll(ctx, sql`m.office_id = ${office.id}`, reason);
}

/** The same for every mandate of a person whose account closes. */
export function endAllOf(ctx: Context, person: { id: string }, reason: string): Promise<void> {
  return endAll(ctx, sql`m.person_id = ${person.id}`, reason);
}

async function endAll(ctx: Context, which: SQL, reason: string): Promise<void> {
  const { rows } = await ctx.db.execute<{ id: string; isConfirmed: boolean }>(sql`
    select m.id, m.confirmed_at is not null as "isConfirmed" from mandates m
    where ${which} and ${isNotOver()} order by m.from_day, m.id`);
  for (const { id, isConfirmed } of rows) await close(ctx, id, { ending: isConfirmed ? 'ended' : 'declined', reason });
}

/** Nobody gives a reason for what lapses; it does so only `where` its time is up. */
type Closing =
  | { ending: Exclude<Ending, 'lapsed'>; reason: string; where?: undefined }
  | { ending: 'lapsed'; reason: null; where: SQL };

/** Ends a mandate, says so and writes to those whom it concerns. Answers false where it could not be ended like that any more. */
async function close(ctx: Context, id: string, closing: Closing): Promise<boolean> {
  if (!(await writeClosing(ctx, id, closing))) return false;
  if (closing.ending === 'lapsed') await announce(ctx, 'mandate.lapsed', { mandateId: id });
  else await announce(ctx, `mandate.${closing.ending}`, { mandateId: id, reason: closing.reason });
  await writeEnding(ctx, id);
  return true;
}

/** A mandate that counted can only end, a proposal only be declined, withdrawn or lapse. */
async function writeClosing({ db, viewer }: Context, id: string, { ending, reason, where }: Closing): Promise<boolean> {
  const counted = ending === 'ended' ? isNotNull(mandates.confirmedAt) : isNull(mandates.confirmedAt);
  const stillThere = ending === 'lapsed' ? isNull(mandates.endedAt) : isNotOver(sql`mandates`);
  const closed = await db
    .update(mandates)
    .set({ endedAt: sql`serai_clock()`, endedBy: viewer.personId, endReason: reason, ending })
    .where(and(eq(mandates.id, id), counted, stillThere, where))
    .returning({ id: mandates.id });
  return closed.length > 0;
}

/** A city that ends its only representative by mistake could appoint nobody any more. */
async function refuseLast({ db }: Context, holder: Holder, { id, role }: { id: string; role: Role }): Promise<void> {
  const leading = leadingRoles(holder);
  if (!leading.includes(role)) return;
  const { rows } = await db.execute<{ isLeading: boolean }>(sql`
    select m.id = ${id} as "isLeading" from mandates m join people p on p.id = m.person_id and p.deactivated_at is null
    where coalesce(m.member_id, m.office_id) = ${holder.id} and m.role = any(${sql.param([...leading])}) and ${isCurrent}`);
  if (rows.length === 1 && rows[0]?.isLeading)
    throw new Refusal(holder.kind === 'member' ? 'last-representative' : 'last-of-secretariat', 409);
}

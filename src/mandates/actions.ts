import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import type { Role } from '#core/roles.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import type { Language } from '#i18n/languages.ts';
import { keepLetter } from '#media/actions.ts';
import { findOrInvitePerson } from '#people/actions.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { claimHolder } from './claim.ts';
import { writeInvitation } from './invitation.ts';
import { leadingRoles, longestPastYears, type Holder } from './mandate.ts';
import { mayAppoint, mayConfirm, mayEnd, mayEndLast, mayInvite, needsLetter } from './policy.ts';
import { isCurrent, isNotOver } from './reader.ts';
import { mandates } from './tables.ts';

/** Who is to speak for a holder. Days are ISO dates of the network's calendar; without `until` the mandate has no last day. */
export type Appointment = {
  name: string;
  email: string;
  role: Role;
  title?: string | undefined;
  from: string;
  until?: string | undefined;
  letter?: File | undefined;
  /** In which language to write to someone who is new here. */
  language?: Language | undefined;
};

export type Appointed = { id: string; personId: string; isConfirmed: boolean };

/**
 * A member or an office gives a person its mandate. Given by who may attest it, it counts at once and the person is invited; given
 * by others, or to oneself, it waits to be confirmed. `isSilent` writes no invitation: for the first person at the machine itself.
 */
export async function appoint(
  ctx: Context,
  holder: Holder,
  appointment: Appointment,
  { isSilent = false } = {},
): Promise<Appointed> {
  if (!mayAppoint(ctx.viewer, holder, appointment.role)) throw notYoursToAppoint();
  return tx(ctx, async (ctx) => {
    const claimed = await claimHolder(ctx, holder);
    if (!mayAppoint(ctx.viewer, claimed, appointment.role)) throw notYoursToAppoint();
    await refuseOutOfTime(ctx, appointment);
    const { name, email, language } = appointment;
    const person = await findOrInvitePerson(ctx, { name, email, ...(language && { language }) });
    await refuseTwice(ctx, claimed, person.id, appointment);
    const letter = appointment.letter ? await keepLetter(ctx, appointment.letter) : null;
    const isConfirmed = mayConfirm(ctx.viewer, { holder: claimed, role: appointment.role, personId: person.id });
    const id = await give(ctx, claimed, {
      appointment,
      personId: person.id,
      letterId: letter?.id ?? null,
      isConfirmed,
    });
    await announce(ctx, 'mandate.given', { mandateId: id });
    if (isConfirmed && !isSilent) await writeInvitation(ctx, id);
    return { id, personId: person.id, isConfirmed };
  });
}

const notYoursToAppoint = () => new Refusal('not-yours-to-appoint', 403);

/** What is over before it begins, or began long ago, would only puzzle; whoever loads a history at the machine may. */
async function refuseOutOfTime({ db, viewer }: Context, { from, until }: Appointment): Promise<void> {
  if (viewer.isOperator) return;
  const { rows } = await db.execute<{ isLongPast: boolean; isOver: boolean | null }>(sql`
    select ${from}::date < serai_today() - make_interval(years => ${longestPastYears}::int) as "isLongPast",
      ${until ?? null}::date < serai_today() as "isOver"`);
  if (rows[0]?.isLongPast) throw new Refusal('from-long-past', 422, { field: 'from' });
  if (rows[0]?.isOver) throw new Refusal('until-over', 422, { field: 'until' });
}

/** One person holds one role at a holder once at a time; a renewal begins after the last day. */
async function refuseTwice(
  { db }: Context,
  holder: Holder,
  personId: string,
  { role, from, until }: Appointment,
): Promise<void> {
  const { rows } = await db.execute(sql`
    select 1 from mandates m where m.person_id = ${personId} and coalesce(m.member_id, m.office_id) = ${holder.id} and m.role = ${role}
      and m.ended_at is null and daterange(m.from_day, m.until_day, '[]') && daterange(${from}::date, ${until ?? null}::date, '[]')`);
  if (rows.length > 0) throw new Refusal('appointed-already', 409, { field: 'role' });
}

type Given = { appointment: Appointment; personId: string; letterId: string | null; isConfirmed: boolean };

async function give(
  { db, viewer }: Context,
  holder: Holder,
  { appointment, personId, letterId, isConfirmed }: Given,
): Promise<string> {
  const { role, title, from, until } = appointment;
  const id = newId();
  await db.insert(mandates).values({
    id,
    personId,
    memberId: holder.kind === 'member' ? holder.id : null,
    officeId: holder.kind === 'office' ? holder.id : null,
    role,
    title: title ?? null,
    fromDay: from,
    untilDay: until ?? null,
    letterId,
    givenBy: viewer.personId,
    ...(isConfirmed && { confirmedAt: sql`serai_clock()`, confirmedBy: viewer.personId }),
  });
  return id;
}

/**
 * Someone other than its holder attests a pending mandate, and from its first day it counts. The office does so only with a letter,
 * its own people also without.
 */
export function confirmMandate(
  ctx: Context,
  { id }: { id: string },
  { letter }: { letter?: File | undefined } = {},
): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { mandate, holder } = await claimMandate(ctx, id);
    if (!mayConfirm(ctx.viewer, { ...mandate, holder })) throw new Refusal('not-yours-to-confirm', 403);
    const letterId = letter ? (await keepLetter(ctx, letter)).id : mandate.letterId;
    if (letterId === null && needsLetter(ctx.viewer, holder))
      throw new Refusal('letter-needed', 422, { field: 'letter' });
    const confirmed = await ctx.db
      .update(mandates)
      .set({ confirmedAt: sql`serai_clock()`, confirmedBy: ctx.viewer.personId, letterId })
      .where(and(eq(mandates.id, id), isNull(mandates.confirmedAt), isNotOver(sql`mandates`)))
      .returning({ id: mandates.id });
    if (confirmed.length === 0) throw new Refusal('not-pending', 409);
    await announce(ctx, 'mandate.confirmed', { mandateId: id });
    await writeInvitation(ctx, id);
  });
}

/** A mandate ends before its last day, or a pending one is turned down; its rights end that instant and the history stays. */
export function endMandate(ctx: Context, { id }: { id: string }, { reason }: { reason: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { mandate, holder } = await claimMandate(ctx, id, 'ending');
    if (!mayEnd(ctx.viewer, { ...mandate, holder })) throw new Refusal('not-yours-to-end', 403);
    if (!mayEndLast(ctx.viewer, holder)) await refuseLast(ctx, holder, mandate);
    const ended = await ctx.db
      .update(mandates)
      .set({ endedAt: sql`serai_clock()`, endedBy: ctx.viewer.personId, endReason: reason })
      .where(and(eq(mandates.id, id), isNotOver(sql`mandates`)))
      .returning({ id: mandates.id });
    if (ended.length === 0) throw new Refusal('ended-already', 409);
    await announce(ctx, 'mandate.ended', { mandateId: id, reason });
  });
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

/** Writes once more to someone whose mandate counts and who has not come yet. */
export function inviteAgain(ctx: Context, { id }: { id: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { mandate, holder } = await claimMandate(ctx, id);
    if (!mayInvite(ctx.viewer, { ...mandate, holder })) throw new Refusal('not-yours-to-appoint', 403);
    const { rows } = await ctx.db.execute(sql`
      select 1 from mandates m join people p on p.id = m.person_id and p.activated_at is null and p.deactivated_at is null
      where m.id = ${id} and m.confirmed_at is not null and ${isNotOver()}`);
    if (rows.length === 0) throw new Refusal('not-awaited', 409);
    await writeInvitation(ctx, id);
  });
}

type Claimed = { mandate: { id: string; role: Role; personId: string; letterId: string | null }; holder: Holder };

/** The mandate with its holder claimed first, in the same order everywhere, so that acts on one holder wait for each other. */
async function claimMandate(ctx: Context, id: string, step: 'giving' | 'ending' = 'giving'): Promise<Claimed> {
  const [row] = await ctx.db.select().from(mandates).where(eq(mandates.id, id));
  if (!row) throw notFound();
  const holder = await claimHolder(
    ctx,
    row.memberId ? { kind: 'member', id: row.memberId } : { kind: 'office', id: row.officeId ?? '' },
    step,
  );
  return { mandate: row, holder };
}

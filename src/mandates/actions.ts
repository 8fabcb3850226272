import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import type { Role } from '#core/roles.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { languages, type Language } from '#i18n/languages.ts';
import { keepLetter } from '#media/actions.ts';
import { isNotOver } from '#network/current.ts';
import { findOrInvitePerson } from '#people/actions.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { claimHolder, claimMandate } from './claim.ts';
import { writeInvitation } from './invitation.ts';
import { answerDays, longestPastYears, type Holder, type Titles } from './mandate.ts';
import { mayAppoint, mayConfirm, mayInvite, needsLetter } from './policy.ts';
import { writeProposal, type Asked } from './proposal-mail.ts';
import { mandates, mandateTexts } from './tables.ts';

/** Who is to speak for a holder. Days are ISO dates of the network's calendar; without `until` the mandate has no last day. */
export type Appointment = {
  name: string;
  /** The name in the person's own writing, for pages in that language. */
  nameNative?: string | undefined;
  nativeLanguage?: Language | undefined;
  email: string;
  role: Role;
  titles?: Titles | undefined;
  from: string;
  until?: string | undefined;
  letter?: File | undefined;
  /** In which language to write to someone who is new here. */
  language?: Language | undefined;
};

export type Appointed = {
  id: string;
  personId: string;
  isConfirmed: boolean;
  /** As whoever appointed typed it, for readers of their language. */
  name: string;
  /** Of a proposal: who is asked to confirm it, and until when. */
  asked: Asked | null;
};

/**
 * A member or an office gives a person its mandate. Given by who may attest it, it counts at once and the person is invited; given
 * by others, or to oneself, it is a proposal, and those who may confirm it are asked. `isSilent` writes no invitation: for
 * the first person at the machine itself.
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
    const person = await findOrInvitePerson(ctx, appointment);
    await refuseTwice(ctx, claimed, person.id, appointment);
    const letter = appointment.letter ? await keepLetter(ctx, appointment.letter) : null;
    const isConfirmed = mayConfirm(ctx.viewer, { holder: claimed, role: appointment.role, personId: person.id });
    const given = { appointment, personId: person.id, letterId: letter?.id ?? null, isConfirmed };
    const id = await give(ctx, claimed, given);
    await announce(ctx, isConfirmed ? 'mandate.given' : 'mandate.proposed', { mandateId: id });
    const asked = isConfirmed ? null : await writeProposal(ctx, id, claimed);
    if (isConfirmed && !isSilent) await writeInvitation(ctx, id);
    return { id, personId: person.id, isConfirmed, name: typedName(ctx, appointment), asked };
  });
}

const typedName = ({ locale }: Context, { name, nameNative, nativeLanguage }: Appointment) =>
  nativeLanguage === locale.language ? (nameNative ?? name) : name;

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
  const { role, titles = {}, from, until } = appointment;
  const id = newId();
  await db.insert(mandates).values({
    id,
    personId,
    memberId: holder.kind === 'member' ? holder.id : null,
    officeId: holder.kind === 'office' ? holder.id : null,
    role,
    typedName: appointment.name,
    typedNameNative: appointment.nameNative ?? null,
    typedNativeLanguage: appointment.nativeLanguage ?? null,
    fromDay: from,
    untilDay: until ?? null,
    letterId,
    givenBy: viewer.personId,
    ...(isConfirmed
      ? { confirmedAt: sql`serai_clock()`, confirmedBy: viewer.personId, acceptedAt: takenUpAlready(holder, personId) }
      : { answerBy: sql`least(serai_today() + ${answerDays}::int, ${until ?? null}::date)` }),
  });
  const texts = languages.flatMap((language) => {
    const title = titles[language];
    return title === undefined ? [] : [{ mandateId: id, language, title }];
  });
  if (texts.length > 0) await db.insert(mandateTexts).values(texts);
  return id;
}

/** Whoever already speaks for the holder is no stranger there, and need not take up a renewal or a further role. */
const takenUpAlready = ({ id }: Holder, personId: string) => sql`(select serai_clock() where exists (
  select from mandates f where f.person_id = ${personId} and coalesce(f.member_id, f.office_id) = ${id} and f.accepted_at is not null))`;

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
      .set({
        confirmedAt: sql`serai_clock()`,
        confirmedBy: ctx.viewer.personId,
        acceptedAt: takenUpAlready(holder, mandate.personId),
        letterId,
      })
      .where(and(eq(mandates.id, id), isNull(mandates.confirmedAt), isNotOver(sql`mandates`)))
      .returning({ id: mandates.id });
    if (confirmed.length === 0) throw new Refusal('not-pending', 409);
    await announce(ctx, 'mandate.confirmed', { mandateId: id });
    await writeInvitation(ctx, id);
  });
}

/** Writes once more to someone whose mandate counts and who has not taken it up yet. */
export function inviteAgain(ctx: Context, { id }: { id: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { mandate, holder } = await claimMandate(ctx, id);
    if (!mayInvite(ctx.viewer, { ...mandate, holder })) throw new Refusal('not-yours-to-appoint', 403);
    const { rows } = await ctx.db.execute(sql`
      select 1 from mandates m join people p on p.id = m.person_id and p.deactivated_at is null
      where m.id = ${id} and m.accepted_at is null and m.confirmed_at is not null and ${isNotOver()}`);
    if (rows.length === 0) throw new Refusal('not-awaited', 409);
    await writeInvitation(ctx, id);
  });
}

import type { Context } from '#core/context.ts';
import type { Role } from '#core/roles.ts';
import { formatsOf, type Formats } from '#i18n/formats.ts';
import type { Language } from '#i18n/languages.ts';
import { localeFor, type Calendar } from '#i18n/locale.ts';
import { asPartialDate } from '#i18n/partial-date.ts';
import { languageOfMember, memberName, nameOnMandate, officeName, personName } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { Ending } from './mandate.ts';
import { messages } from './messages/messages.ts';

/** Somebody who is written to about a mandate, and how they read. */
export type Recipient = {
  personId: string;
  email: string;
  language: Language;
  calendar: Calendar | null;
  timeZone: string | null;
  /** Nobody has signed in with this address yet. */
  isNew: boolean;
};

/** The columns of a recipient under the aliases p and mb: who chose no language is written to in one that the member works in. */
export const recipientColumns = sql`p.id as "personId", p.email, coalesce(p.language, ${languageOfMember}) as language, p.calendar,
  coalesce(p.time_zone, (select time_zone from networks limit 1)) as "timeZone", p.activated_at is null as "isNew"`;

/** The people whom `which` names by the aliases m, p and mb, each once, of those whose account is open. */
export async function recipientsOf({ db }: Context, which: SQL): Promise<Recipient[]> {
  const { rows } = await db.execute<Recipient>(sql`
    select distinct ${recipientColumns}
    from mandates m join people p on p.deactivated_at is null left join members mb on mb.id = m.member_id where ${which}`);
  return rows;
}

/** A mandate as a letter speaks of it, every name in the language of its reader and kept apart from the text around it. */
export type MandateInLetter = {
  /** The reader's own name. */
  name: string;
  person: string;
  role: string;
  holder: string;
  from: string;
  until: string | null;
  answerBy: string;
  givenBy: string | null;
  confirmedBy: string | null;
  endedBy: string | null;
  ending: Ending | null;
  reason: string | null;
};

type Row = Omit<MandateInLetter, 'role' | 'answerBy'> & { role: Role; answerBy: string | null };

/** What a letter to this reader says of the mandate: dates in their calendar, words in their language. */
export async function mandateInLetter(ctx: Context, id: string, reader: Recipient): Promise<MandateInLetter> {
  const { language } = reader;
  const named = (person: SQL) => sql`(select ${personName(language, sql`x`)} from people x where x.id = ${person})`;
  const { rows } = await ctx.db.execute<Row>(sql`
    select ${named(sql`${reader.personId}::uuid`)} as name, coalesce(${nameOnMandate(language)}, ${personName(language)}) as person, m.role,
      case when m.member_id is null then ${officeName(language, sql`m.office_id`)} else ${memberName(language, sql`m.member_id`)} end as holder,
      m.from_day::text as "from", m.until_day::text as until, m.answer_by::text as "answerBy", ${named(sql`m.given_by`)} as "givenBy",
      ${named(sql`m.confirmed_by`)} as "confirmedBy", ${named(sql`m.ended_by`)} as "endedBy", m.ending, m.end_reason as reason
    from mandates m join people p on p.id = m.person_id where m.id = ${id}`);
  const row = rows[0];
  if (!row) throw new Error(`no mandate ${id} to write of`);
  return { ...written(row, formatsOf(localeFor(language, reader))), role: messages[language].roles[row.role] };
}

function written(row: Row, { isolate, date }: Formats): Omit<MandateInLetter, 'role'> {
  const isolated = (text: string | null) => (text === null ? null : isolate(text));
  const dated = (day: string | null) => (day === null ? null : date(asPartialDate(day)));
  return {
    name: isolate(row.name),
    person: isolate(row.person),
    holder: isolate(row.holder),
    from: dated(row.from) ?? '',
    until: dated(row.until),
    answerBy: dated(row.answerBy) ?? '',
    givenBy: isolated(row.givenBy),
    confirmedBy: isolated(row.confirmedBy),
    endedBy: isolated(row.endedBy),
    ending: row.ending,
    reason: isolated(row.reason),
  };
}

import type { Role } from '#core/roles.ts';
import type { Language } from '#i18n/languages.ts';
import { isCurrent, isNotOver } from '#network/current.ts';
import { forReader, languageOfMember, memberName, nameOnMandate, officeName, personName } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import { dayOfInstant } from './day.ts';
import { endsSoonDays, type Ending, type MandateState, type Title } from './mandate.ts';

/** Where a mandate stands today, an SQL expression over the alias m. Its day is the network's. */
export const stateOfMandate = sql`case
  when not (${isNotOver()}) then 'ended'
  when m.confirmed_at is null then 'pending'
  when m.from_day > (select serai_today()) then 'coming'
  else 'current' end`;

/** The last day of a mandate, an SQL expression over the alias m: where it counted and was ended before, the day of its end. */
export const lastDay = sql`least(m.until_day, case when m.confirmed_at is not null then ${dayOfInstant(sql`m.ended_at`)} end)`;

/** Whether a mandate that counts today ends within the next weeks, an SQL expression over the alias m. */
export const endsSoon = sql`(${isCurrent} and m.until_day <= (select serai_today()) + ${endsSoonDays}::int) is true`;

/** Whether someone, the same person or another, is named for the role of the alias m beyond its last day, even if still pending. */
export const isFollowed = sql`exists (
  select from mandates n where n.id <> m.id and n.role = m.role and coalesce(n.member_id, n.office_id) = coalesce(m.member_id, m.office_id)
    and n.ended_at is null and coalesce(n.until_day > m.until_day, true))`;

/** The title of a mandate under the alias m for readers of a language, with the language it is in; null where nobody gave one. */
export const titleOf = (language: Language): SQL => sql`(
  select json_build_object('text', t.title, 'language', t.language) from mandate_texts t
  where t.mandate_id = m.id order by ${forReader(sql`t`, language)} limit 1)`;

/** A row of mandates with its person, as it stands before anybody is asked who may read what. */
export type MandateRow = {
  id: string;
  memberId: string | null;
  officeId: string | null;
  personId: string;
  givenBy: string | null;
  /** What the mandate calls its person; null before it is taken up, where nobody wrote down what was typed. */
  name: string | null;
  ownName: string;
  email: string | null;
  telephone: string | null;
  isNamePublic: boolean;
  isAccepted: boolean;
  isConfirmed: boolean;
  role: Role;
  title: Title | null;
  from: string;
  until: string | null;
  answerBy: string | null;
  state: MandateState;
  endsSoon: boolean;
  ending: Ending | null;
  endReason: string | null;
  endedOn: string | null;
  /** Who gave or proposed it, and on which day. */
  proposedBy: string | null;
  proposedOn: string;
  confirmedBy: string | null;
  confirmedOn: string | null;
  letterId: string | null;
};

/** Pending first, since they wait; then who speaks now, the leading roles first; then those of the past. */
export const mandateRows = (which: SQL, language: Language): SQL => sql`
  select m.id, m.member_id as "memberId", m.office_id as "officeId", m.person_id as "personId", m.given_by as "givenBy",
    ${nameOnMandate(language)} as name, ${personName(language)} as "ownName",
    case when p.contact_shared_at is not null then p.email end as email, case when p.contact_shared_at is not null then p.telephone end as telephone,
    p.name_public_at is not null as "isNamePublic", m.accepted_at is not null as "isAccepted", m.confirmed_at is not null as "isConfirmed",
    m.role, ${titleOf(language)} as title, m.from_day::text as "from", m.until_day::text as until, m.answer_by::text as "answerBy",
    ${stateOfMandate} as state, ${endsSoon} as "endsSoon", case when m.ended_at is not null then coalesce(m.ending, 'ended') end as ending,
    m.end_reason as "endReason", ${dayOfInstant(sql`m.ended_at`)}::text as "endedOn", ${personName(language, sql`g`)} as "proposedBy",
    ${dayOfInstant(sql`m.given_at`)}::text as "proposedOn", ${personName(language, sql`c`)} as "confirmedBy",
    ${dayOfInstant(sql`m.confirmed_at`)}::text as "confirmedOn", m.letter_id as "letterId"
  from mandates m join people p on p.id = m.person_id left join people g on g.id = m.given_by left join people c on c.id = m.confirmed_by
  where ${which}
  order by array_position(array['pending', 'current', 'coming', 'ended'], ${stateOfMandate}),
    array_position(array['representative', 'secretary-general', 'head', 'substitute', 'focal-point', 'officer', 'editor', 'contributor', 'observer'], m.role),
    m.from_day desc, m.id`;

/** A member or an office for whom mandates are held, with the language in which someone new there is best written to. */
export type HolderRow = {
  kind: 'member' | 'office';
  id: string;
  slug: string;
  name: string;
  country: string | null;
  look: number | null;
  officeId: string | null;
  officeName: string | null;
  officeSlug: string | null;
  isSecretariat: boolean;
  today: string;
  language: Language;
};

export const memberRow = (which: SQL, language: Language): SQL => sql`
  select 'member' as kind, mb.id, mb.slug, ${memberName(language, sql`mb.id`)} as name, mb.country, mb.look, mb.office_id as "officeId",
    ${officeName(language, sql`mb.office_id`)} as "officeName", (select x.slug from offices x where x.id = mb.office_id) as "officeSlug",
    false as "isSecretariat", serai_today()::text as today, ${languageOfMember} as language
  from members mb where ${which}`;

export const officeRow = (which: SQL, language: Language): SQL => sql`
  select 'office' as kind, o.id, o.slug, ${officeName(language)} as name, null as country, null as look, null as "officeId",
    null as "officeName", null as "officeSlug", o.kind = 'secretariat' as "isSecretariat", serai_today()::text as today,
    (select n.languages[1] from networks n) as language
  from offices o where ${which}`;

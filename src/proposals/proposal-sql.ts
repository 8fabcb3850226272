import type { Language } from '#i18n/languages.ts';
import { isCurrent } from '#network/current.ts';
import { forReader, memberName, officeName, personName } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';

/** An instant as JSON has it, in UTC; an SQL expression. */
export const instantOf = (instant: SQL): SQL =>
  sql`to_char(${instant} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The staff of a proposal whose mandates count, over the alias pr: by person and party. */
export const staffInHand = sql`(
  select coalesce(json_agg(json_build_object('personId', m.person_id, 'party', s.party)), '[]')
  from proposal_staff s join mandates m on m.id = s.mandate_id where s.proposal_id = pr.id and ${isCurrent})`;

/** A member as pages show it, an SQL expression over a row of members. */
export const memberFace = (
  member: SQL,
  language: Language,
): SQL => sql`json_build_object('id', ${member}.id, 'slug', ${member}.slug,
  'name', ${memberName(language, sql`${member}.id`)}, 'country', ${member}.country, 'look', ${member}.look)`;

/** Who did something: the person with the role and the member or office under which it was done; over the aliases p and m. */
export const actorFace = (
  language: Language,
): SQL => sql`case when p.id is not null then json_build_object('name', ${personName(language)},
  'role', m.role, 'holder', coalesce(${memberName(language, sql`m.member_id`)}, ${officeName(language, sql`m.office_id`)})) end`;

/**
 * The text of a proposal that a reader is shown, over the alias pr: title and request in one language, and the reason, which not every
 * language has, in its own.
 */
export const textFor = (language: Language): SQL => sql`(
  select json_build_object('title', t.title, 'request', t.request, 'language', t.language, 'reason',
    (select json_build_object('text', x.reason, 'language', x.language) from proposal_texts x
      where x.proposal_id = pr.id and x.reason is not null order by ${forReader(sql`x`, language)} limit 1))
  from proposal_texts t where t.proposal_id = pr.id order by ${forReader(sql`t`, language)} limit 1)`;

import type { Language } from '#i18n/languages.ts';
import { sql, type SQL } from 'drizzle-orm';

/** The order in which languages are tried for a reader: their own, the network's first, any. Texts stand under the alias. */
export const forReader = (alias: SQL, language: Language): SQL => sql`
  ${alias}.language = ${language} desc, ${alias}.language = (select languages[1] from networks limit 1) desc, ${alias}.language`;

/** The name of a member, an SQL expression: in the reader's language, else in the network's first, else in any. */
export const memberName = (language: Language, member: SQL = sql`m.id`): SQL => sql`
  coalesce((select t.name from member_texts t where t.member_id = ${member} and t.language = ${language}),
    (select t.name from member_texts t where t.member_id = ${member} order by ${forReader(sql`t`, language)} limit 1))`;

/** The name of an office, by the same rule. */
export const officeName = (language: Language, office: SQL = sql`o.id`): SQL => sql`
  coalesce((select t.name from office_texts t where t.office_id = ${office} and t.language = ${language}),
    (select t.name from office_texts t where t.office_id = ${office} order by ${forReader(sql`t`, language)} limit 1))`;

/** The name of a group, by the same rule. */
export const groupName = (language: Language, group: SQL = sql`g.id`): SQL => sql`
  coalesce((select t.name from group_texts t where t.group_id = ${group} and t.language = ${language}),
    (select t.name from group_texts t where t.group_id = ${group} order by ${forReader(sql`t`, language)} limit 1))`;

/** The title of a proposal, by the same rule. */
export const proposalTitle = (language: Language, proposal: SQL = sql`pr.id`): SQL => sql`
  coalesce((select t.title from proposal_texts t where t.proposal_id = ${proposal} and t.language = ${language}),
    (select t.title from proposal_texts t where t.proposal_id = ${proposal} order by ${forReader(sql`t`, language)} limit 1))`;

/** A person's name from a row of `people` under this alias: in the person's own script where the page is in that language. */
export const personName = (language: Language, person: SQL = sql`p`): SQL<string> =>
  sql<string>`(case when ${person}.native_language = ${language} then coalesce(${person}.name_native, ${person}.name) else ${person}.name end)`;

/**
 * Whose a mandate is, over the aliases m and p. Whoever appoints types an e-mail address and must not learn so who stands behind it:
 * until the person has taken the mandate up, it bears the name that was typed. Null where that is not known.
 */
export const nameOnMandate = (language: Language): SQL<string | null> => sql<string | null>`(case
  when m.accepted_at is not null then ${personName(language)}
  when m.typed_native_language = ${language} then coalesce(m.typed_name_native, m.typed_name)
  else m.typed_name end)`;

/** Of the network's languages the first that the member under the alias mb works in, else the network's first. */
export const languageOfMember = sql`coalesce((select l.language from networks n, unnest(n.languages) as l(language)
  where l.language = any(mb.languages) order by array_position(mb.languages, l.language) limit 1), (select n.languages[1] from networks n limit 1))`;

import type { Language } from '#i18n/languages.ts';
import { sql, type SQL } from 'drizzle-orm';
import { forReader } from './member-sql.ts';

/** The name of a member, an SQL expression: in the reader's language, else in the network's first, else in any. */
export const memberName = (language: Language, member: SQL = sql`m.id`): SQL => sql`
  (select t.name from member_texts t where t.member_id = ${member} order by ${forReader(sql`t`, language)} limit 1)`;

/** The name of an office, by the same rule. */
export const officeName = (language: Language, office: SQL = sql`o.id`): SQL => sql`
  (select t.name from office_texts t where t.office_id = ${office} order by ${forReader(sql`t`, language)} limit 1)`;

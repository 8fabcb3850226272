import { isOfSecretariat, type Viewer } from '#core/viewer.ts';
import type { Language } from '#i18n/languages.ts';
import { sql, type SQL } from 'drizzle-orm';

/** Members that this reader may know of. `alias` is a row of members. */
export function visibleTo(viewer: Viewer, alias: SQL): SQL {
  if (isOfSecretariat(viewer)) return sql`true`;
  const { acting } = viewer;
  const officeId = acting?.holder.kind === 'office' && acting.role !== 'editor' ? acting.holder.id : null;
  const own = viewer.mandates.flatMap(({ holder }) => (holder.kind === 'member' ? [holder.id] : []));
  return sql`(${alias}.state <> 'applicant' or ${alias}.office_id = ${officeId}::uuid or ${alias}.id = any(${sql.param(own)}::uuid[]))`;
}

/** Full members whose dues have run out. */
export const inArrears = (alias: SQL): SQL =>
  sql`(${alias}.state = 'full' and ${alias}.dues_paid_until < (select serai_today())) is true`;

/** The order in which languages are tried for a reader: their own, the network's first, any. Texts stand under the alias. */
export const forReader = (alias: SQL, language: Language): SQL => sql`
  ${alias}.language = ${language} desc, ${alias}.language = (select languages[1] from networks limit 1) desc, ${alias}.language`;

/** The words of a member that a reader is shown, to be joined as `join lateral … on true`: name, language, summary, needs, offers. */
export const memberTextFor = (memberId: SQL, language: Language): SQL => sql`
  (select words.* from member_texts words where words.member_id = ${memberId} order by ${forReader(sql`words`, language)} limit 1)`;

/** The name of an office that a reader is shown, to be joined as `join lateral … on true`. */
export const officeTextFor = (officeId: SQL, language: Language): SQL => sql`
  (select words.* from office_texts words where words.office_id = ${officeId} order by ${forReader(sql`words`, language)} limit 1)`;

/** One of a member's words in the best language it exists in, with that language. */
export const wordsFor = (memberId: SQL, column: SQL, language: Language): SQL => sql`
  (select json_build_object('text', words.${column}, 'language', words.language) from member_texts words
    where words.member_id = ${memberId} and words.${column} is not null order by ${forReader(sql`words`, language)} limit 1)`;

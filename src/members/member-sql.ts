import { isOfSecretariat, type Viewer } from '#core/viewer.ts';
import type { Language } from '#i18n/languages.ts';
import { forReader } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';

/** Members that this reader may know of. `alias` is a row of members. */
export function visibleTo(viewer: Viewer, alias: SQL): SQL {
  const { isWhole, officeId, own } = sight(viewer);
  if (isWhole) return sql`true`;
  const isOwn = own.length > 0 ? sql`or ${alias}.id = any(${sql.param(own)}::uuid[])` : sql``;
  return sql`(${alias}.state <> 'applicant' or ${alias}.office_id = ${officeId}::uuid ${isOwn})`;
}

/** Whether this reader may know of an applicant because they speak for it: nobody else sees the same members. */
export const knowsOwnApplicant = (viewer: Viewer): boolean => {
  const { isWhole, own } = sight(viewer);
  return !isWhole && own.length > 0;
};

/** Readers with the same sight may know of the same members. */
export const sightOf = (viewer: Viewer): string => {
  const { isWhole, officeId, own } = sight(viewer);
  return isWhole ? 'all' : [officeId ?? '', ...own].join(' ');
};

function sight(viewer: Viewer) {
  const { acting } = viewer;
  const officeId = acting?.holder.kind === 'office' && acting.role !== 'editor' ? acting.holder.id : null;
  const own = viewer.mandates.flatMap(({ holder }) =>
    holder.kind === 'member' && holder.isApplicant ? [holder.id] : [],
  );
  return { isWhole: isOfSecretariat(viewer), officeId, own: own.toSorted() };
}

/** Full members whose dues have run out. */
export const inArrears = (alias: SQL): SQL =>
  sql`(${alias}.state = 'full' and ${alias}.dues_paid_until < (select serai_today())) is true`;

/**
 * The words of a member that a reader is shown, to be joined as `join lateral … on true`: name, language, summary, needs, offers.
 * Other languages are looked at only where the reader's own is missing; the planner turns the rest into an ordinary join.
 */
export const memberTextFor = (memberId: SQL, language: Language): SQL => sql`
  (select coalesce(own.member_id, other.member_id) as member_id, coalesce(own.language, other.language) as language,
      coalesce(own.name, other.name) as name, coalesce(own.summary, other.summary) as summary,
      coalesce(own.needs, other.needs) as needs, coalesce(own.offers, other.offers) as offers
    from (values (1)) one
      left join member_texts own on own.member_id = ${memberId} and own.language = ${language}
      left join lateral (select words.* from member_texts words where words.member_id = ${memberId}
        order by ${forReader(sql`words`, language)} limit 1) other on own.member_id is null)`;

/** The name of an office that a reader is shown, to be joined as `join lateral … on true`: name, language. */
export const officeTextFor = (officeId: SQL, language: Language): SQL => sql`
  (select coalesce(own.name, other.name) as name, coalesce(own.language, other.language) as language
    from (values (1)) one
      left join office_texts own on own.office_id = ${officeId} and own.language = ${language}
      left join lateral (select words.* from office_texts words where words.office_id = ${officeId}
        order by ${forReader(sql`words`, language)} limit 1) other on own.office_id is null)`;

/** One of a member's words in the best language it exists in, with that language. */
export const wordsFor = (memberId: SQL, column: SQL, language: Language): SQL => sql`
  (select json_build_object('text', words.${column}, 'language', words.language) from member_texts words
    where words.member_id = ${memberId} and words.${column} is not null order by ${forReader(sql`words`, language)} limit 1)`;

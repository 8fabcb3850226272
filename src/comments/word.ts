import type { Context } from '#core/context.ts';
import type { Viewer } from '#core/viewer.ts';
import type { Language } from '#i18n/languages.ts';
import { sql, type SQL } from 'drizzle-orm';
import { authorOf, instantOf, type AuthorInView } from './author-sql.ts';
import { mentionsIn, type MentionInView } from './mentions.ts';
import { mayReadHidden, mayRewrite } from './policy.ts';

/** What somebody said, a comment or a post, as this reader may know it. */
export type WordInView = {
  id: string;
  author: AuthorInView;
  /** Null where it is hidden and not this reader's to read. */
  text: string | null;
  language: Language;
  at: string;
  editedAt: string | null;
  /** Why it is hidden, where it is. */
  hidden: { reason: string } | null;
  named: MentionInView[];
  /** Whether the reader said it, speaking as now. */
  isOwn: boolean;
  may: { edit: boolean; hide: boolean; show: boolean };
};

/** The same as it is stored, before it is asked who reads. */
export type WordRow = Omit<WordInView, 'text' | 'hidden' | 'isOwn' | 'may'> & {
  text: string;
  personId: string;
  holderId: string;
  isHidden: boolean;
  hideReason: string | null;
};

/** The columns of a WordRow, over a row of comments or posts under the alias w. */
export const wordColumns = (
  ctx: Context,
): SQL => sql`w.id, w.person_id as "personId", coalesce(w.member_id, w.office_id) as "holderId", ${authorOf(ctx)} as author, w.text, w.language,
  ${instantOf(sql`w.at`)} as at, ${instantOf(sql`w.edited_at`)} as "editedAt", w.hidden_at is not null as "isHidden",
  w.hide_reason as "hideReason", ${mentionsIn(ctx)} as named`;

/** What a reader may know of words and do with them, who may hide them or not. */
export function wordInView(viewer: Viewer, row: WordRow, mayHide: boolean): WordInView {
  const { id, author, text, language, at, editedAt, isHidden, hideReason, named } = row;
  const mayRead = !isHidden || mayReadHidden(viewer, row, { mayModerate: mayHide });
  const isOwn = mayRewrite(viewer, row);
  return {
    id,
    author,
    text: mayRead ? text : null,
    language,
    at,
    editedAt,
    hidden: isHidden ? { reason: hideReason ?? '' } : null,
    named: mayRead ? named : [],
    isOwn,
    may: { edit: !isHidden && isOwn, hide: !isHidden && mayHide, show: isHidden && mayHide },
  };
}

import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { kept } from '#core/kept.ts';
import { notFound } from '#core/refusal.ts';
import type { Language } from '#i18n/languages.ts';
import { sql, type SQL } from 'drizzle-orm';
import { authorOf, instantOf, sightOfNames, type AuthorInView } from './author-sql.ts';
import type { Subject, SubjectInView, SubjectKind, Subjects } from './comment.ts';
import { mentionsIn, type MentionInView } from './mentions.ts';
import { mayHide, mayReadHidden, mayRewrite } from './policy.ts';

/** A comment as this reader may know it. */
export type CommentInView = {
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

export type CommentsInView = { items: CommentInView[]; next: string | null };

/** So many comments stand on a page. */
export const commentsOnPage = 50;

/** What was said on a subject, the oldest first. The subject was found for this reader before. */
export async function commentsOf(
  ctx: Context,
  subject: SubjectInView,
  { after }: { after?: string | undefined } = {},
): Promise<CommentsInView> {
  const from = after !== undefined && isId(after) ? sql`and c.id > ${after}` : sql``;
  const key = ['comments', subject.kind, subject.id, after, ctx.locale.language, sightOfNames(ctx.viewer)];
  const page = sql`select * from comments c where c.subject_id = ${subject.id} and c.subject_kind = ${subject.kind} ${from}
      order by c.id limit ${commentsOnPage + 1}`;
  const rows = await kept(ctx, key, () => rowsOf(ctx, page));
  const items = rows.slice(0, commentsOnPage).map((row) => inView(ctx, row, subject));
  return { items, next: rows.length > commentsOnPage ? (items.at(-1)?.id ?? null) : null };
}

/** What a comment said before, and until when. */
export type FormerWords = { text: string; until: string };

export type CommentFound = {
  comment: CommentInView;
  subject: SubjectInView;
  /** What it said before it was edited, the latest first. */
  history: FormerWords[];
  /** The number of its former texts: edits name the one that they were begun from. */
  revision: number;
};

/** One comment with its subject; where the subject is not this reader's to see, there is no comment either. */
export const findComment =
  (subjects: Subjects) =>
  async (ctx: Context, { id }: { id: string }): Promise<CommentFound> => {
    const row = isId(id) ? (await rowsOf(ctx, sql`select * from comments c where c.id = ${id}`))[0] : undefined;
    if (!row) throw notFound();
    const subject = await subjects[row.subjectKind](ctx, row.subjectId);
    const mayRead = !row.isHidden || mayReadHidden(ctx.viewer, row, subject);
    const history = mayRead ? await formerWords(ctx, id) : [];
    return { comment: inView(ctx, row, subject), subject, history, revision: row.revision };
  };

/** After which comment the page begins on which this one stands, with some before it; null for the first page. */
export async function pageOf({ db }: Context, subject: Subject, id: string): Promise<string | null> {
  const before = sql`select c.id from comments c where c.subject_id = ${subject.id} and c.subject_kind = ${subject.kind} and c.id < ${id}`;
  const { rows } = await db.execute<{ after: string | null }>(sql`
    select case when (select count(*) from (${before} limit ${commentsOnPage}) x) = ${commentsOnPage}
      then (select min(x.id::text)::uuid from (${before} order by c.id desc limit 10) x) end as after`);
  return rows[0]?.after ?? null;
}

/** At most as many former texts are shown as somebody corrects in earnest. */
const mostRevisions = 200;

async function formerWords({ db }: Context, commentId: string): Promise<FormerWords[]> {
  const { rows } = await db.execute<FormerWords>(sql`
    select r.text, ${instantOf(sql`r.until`)} as until from comment_revisions r
    where r.comment_id = ${commentId} order by r.id desc limit ${mostRevisions}`);
  return rows;
}

type CommentRow = {
  id: string;
  subjectKind: SubjectKind;
  subjectId: string;
  personId: string;
  holderId: string;
  author: AuthorInView;
  text: string;
  language: Language;
  at: string;
  editedAt: string | null;
  isHidden: boolean;
  hideReason: string | null;
  named: MentionInView[];
  revision: number;
};

async function rowsOf(ctx: Context, which: SQL): Promise<CommentRow[]> {
  const { rows } = await ctx.db.execute<CommentRow>(sql`
    select w.id, w.subject_kind as "subjectKind", w.subject_id as "subjectId", w.person_id as "personId",
      coalesce(w.member_id, w.office_id) as "holderId", ${authorOf(ctx)} as author, w.text, w.language, ${instantOf(sql`w.at`)} as at,
      ${instantOf(sql`w.edited_at`)} as "editedAt", w.hidden_at is not null as "isHidden", w.hide_reason as "hideReason", ${mentionsIn(ctx)} as named,
      (select count(*)::int from comment_revisions r where r.comment_id = w.id) as revision
    from (${which}) w order by w.id`);
  return rows;
}

function inView({ viewer }: Context, row: CommentRow, subject: SubjectInView): CommentInView {
  const { id, author, text, language, at, editedAt, isHidden, hideReason, named } = row;
  const mayRead = !isHidden || mayReadHidden(viewer, row, subject);
  const isOwn = mayRewrite(viewer, row);
  const mayModerate = mayHide(viewer, subject);
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
    may: { edit: !isHidden && isOwn, hide: !isHidden && mayModerate, show: isHidden && mayModerate },
  };
}

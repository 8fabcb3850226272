import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { kept } from '#core/kept.ts';
import { notFound } from '#core/refusal.ts';
import { sql, type SQL } from 'drizzle-orm';
import { instantOf, sightOfNames } from './author-sql.ts';
import type { Subject, SubjectInView, SubjectKind, Subjects } from './comment.ts';
import { mayHide, mayReadHidden } from './policy.ts';
import { wordColumns, wordInView, type WordInView, type WordRow } from './word.ts';

export type CommentsInView = { items: WordInView[]; next: string | null };

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
  comment: WordInView;
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

type CommentRow = WordRow & { subjectKind: SubjectKind; subjectId: string; revision: number };

async function rowsOf(ctx: Context, which: SQL): Promise<CommentRow[]> {
  const { rows } = await ctx.db.execute<CommentRow>(sql`
    select ${wordColumns(ctx)}, w.subject_kind as "subjectKind", w.subject_id as "subjectId",
      (select count(*)::int from comment_revisions r where r.comment_id = w.id) as revision
    from (${which}) w order by w.id`);
  return rows;
}

const inView = ({ viewer }: Context, row: CommentRow, subject: SubjectInView): WordInView =>
  wordInView(viewer, row, mayHide(viewer, subject));

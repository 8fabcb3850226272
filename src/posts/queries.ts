import { instantOf, sightOfNames } from '#comments/author-sql.ts';
import type { SubjectInView } from '#comments/comment.ts';
import { commentsOf, type CommentsInView, type FormerWords } from '#comments/queries.ts';
import { wordColumns, wordInView, type WordInView, type WordRow } from '#comments/word.ts';
import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { kept } from '#core/kept.ts';
import { notFound } from '#core/refusal.ts';
import { inHand, isAt, slugOfGroup } from '#groups/group-sql.ts';
import { mayHide, mayPost, mayReadContent } from '#groups/policy.ts';
import type { Language } from '#i18n/languages.ts';
import { groupName } from '#network/names.ts';
import { addressOf, paths } from '#paths.ts';
import { sql, type SQL } from 'drizzle-orm';
import { candidatesIn } from './candidates.ts';
import { documentsOf, filesOfPost, type DocumentInView, type DocumentsInView } from './documents.ts';
import { mayAddDocument, mayComment } from './policy.ts';
import type { GroupOfPost } from './post.ts';

export type FileOfPost = Pick<DocumentInView, 'id' | 'title' | 'kind' | 'bytes'>;

/** A post as this reader may know it. */
export type PostInView = WordInView & {
  files: FileOfPost[];
  /** How many comments it has; counted up to a hundred. */
  comments: number;
};

export type PostsInView = { items: PostInView[]; next: string | null };

const postsOnPage = 30;

/** The posts of a group, the latest first. The group was found for this reader before, with what is in it. */
export async function postsOf(
  ctx: Context,
  group: GroupOfPost,
  { after }: { after?: string | undefined } = {},
): Promise<PostsInView> {
  const from = after !== undefined && isId(after) ? sql`and w.id < ${after}` : sql``;
  const { rows } = await ctx.db.execute<PostRow>(sql`
    select ${postColumns(ctx)} from group_posts w where w.group_id = ${group.id} ${from} order by w.id desc limit ${postsOnPage + 1}`);
  const items = rows.slice(0, postsOnPage).map((row) => inView(ctx, row, group));
  return { items, next: rows.length > postsOnPage ? (items.at(-1)?.id ?? null) : null };
}

/** Those of a group's posts that its stream speaks of. */
export async function postsById(ctx: Context, group: GroupOfPost, ids: readonly string[]): Promise<PostInView[]> {
  if (ids.length === 0) return [];
  const key = ['posts by id', group.id, ids, ctx.locale.language, sightOfNames(ctx.viewer)];
  const rows = await kept(ctx, key, async () => {
    const found = await ctx.db.execute<PostRow>(sql`
      select ${postColumns(ctx)} from group_posts w where w.group_id = ${group.id} and w.id = any(${sql.param([...ids])}::uuid[])`);
    return found.rows;
  });
  return rows.map((row) => inView(ctx, row, group));
}

/** A group as pages about what is in it speak of it. */
export type GroupNamed = { id: string; slug: string; name: string };

export type PostFound = {
  post: PostInView;
  group: GroupNamed;
  subject: SubjectInView;
  /** What it said before, the latest first. */
  history: FormerWords[];
  revision: number;
};

/** One post, for whoever reads what is in its group. */
export async function findPost(ctx: Context, { id }: { id: string }): Promise<PostFound> {
  const { row, group } = await rowWith(ctx, id);
  const post = inView(ctx, row, group);
  const history = row.revision > 0 && post.text !== null ? await formerWords(ctx, id) : [];
  return { post, group: named(group), subject: subjectOf(ctx, row, group), history, revision: row.revision };
}

export type PostOnPage = PostFound & {
  comments: CommentsInView;
  isFirst: boolean;
  /** Whom the browser proposes to name in a comment. */
  candidates: string[];
};

/** A post with what is said on it. */
export async function findPostOnPage(
  ctx: Context,
  params: { id: string },
  { after }: { after?: string | undefined } = {},
): Promise<PostOnPage> {
  const found = await findPost(ctx, params);
  const [comments, candidates] = await Promise.all([
    commentsOf(ctx, found.subject, { after }),
    found.subject.mayComment ? candidatesIn(ctx, { postId: found.post.id }) : [],
  ]);
  return { ...found, comments, isFirst: after === undefined, candidates };
}

/** A post as comments know it. */
export async function postAsSubject(ctx: Context, id: string): Promise<SubjectInView> {
  const { row, group } = await rowWith(ctx, id);
  return subjectOf(ctx, row, group);
}

export type PostsFound = {
  group: GroupNamed;
  posts: PostsInView;
  isFirst: boolean;
  candidates: string[];
  may: { post: boolean };
};

/** What is said in a group, with the form for whoever may say more. */
export async function findPosts(
  ctx: Context,
  { slug }: { slug: string },
  { after }: { after?: string | undefined } = {},
): Promise<PostsFound> {
  const group = await findGroupInside(ctx, slug);
  const may = { post: mayPost(ctx.viewer, group) };
  const [posts, candidates] = await Promise.all([
    postsOf(ctx, group, { after }),
    may.post ? candidatesIn(ctx, { groupId: group.id }) : [],
  ]);
  return { group: named(group), posts, isFirst: after === undefined, candidates, may };
}

export type DocumentsFound = {
  group: GroupNamed;
  documents: DocumentsInView;
  isFirst: boolean;
  may: { add: boolean };
};

/** What is laid down in a group. */
export async function findDocuments(
  ctx: Context,
  { slug }: { slug: string },
  { after }: { after?: string | undefined } = {},
): Promise<DocumentsFound> {
  const group = await findGroupInside(ctx, slug);
  const documents = await documentsOf(ctx, group, { after });
  return {
    group: named(group),
    documents,
    isFirst: after === undefined,
    may: { add: mayAddDocument(ctx.viewer, group) },
  };
}

const named = ({ id, slug, name }: GroupOfPost): GroupNamed => ({ id, slug, name });

/** A group for those who read what is said in it. */
async function findGroupInside({ db, viewer, locale }: Context, slug: string): Promise<GroupOfPost> {
  const { rows } = await db.execute<GroupOfPost>(sql`
    select ${groupColumns(locale.language)} from groups g where ${isAt(sql`g`, slug)}`);
  const group = rows[0];
  if (!group || !mayReadContent(viewer, group)) throw notFound();
  return group;
}

const groupColumns = (language: Language): SQL =>
  sql`${inHand(sql`g`)}, ${slugOfGroup()} as slug, ${groupName(language)} as name`;

type PostRow = WordRow & { files: FileOfPost[]; comments: number; revision: number };

const postColumns = (ctx: Context): SQL => sql`${wordColumns(ctx)}, ${filesOfPost} as files,
  (select count(*)::int from (select from comments c where c.subject_id = w.id limit 100) x) as comments,
  (select count(*)::int from group_post_revisions r where r.post_id = w.id) as revision`;

async function rowWith(ctx: Context, id: string): Promise<{ row: PostRow; group: GroupOfPost }> {
  if (!isId(id)) throw notFound();
  const { rows } = await ctx.db.execute<PostRow & { group: GroupOfPost }>(sql`
    select ${postColumns(ctx)}, (select row_to_json(x) from (select ${groupColumns(ctx.locale.language)} from groups g where g.id = w.group_id) x) as group
    from group_posts w where w.id = ${id}`);
  const found = rows[0];
  if (!found || !mayReadContent(ctx.viewer, found.group)) throw notFound();
  const { group, ...row } = found;
  return { row, group };
}

/** On what is hidden nobody says more. */
function subjectOf({ viewer }: Context, row: PostRow, group: GroupOfPost): SubjectInView {
  return {
    kind: 'group-post',
    id: row.id,
    address: addressOf(paths.post, { id: row.id }),
    title: group.name,
    mayComment: !row.isHidden && mayComment(viewer, group),
    mayModerate: mayHide(viewer, group),
  };
}

function inView({ viewer }: Context, row: PostRow, group: GroupOfPost): PostInView {
  const word = wordInView(viewer, row, mayHide(viewer, group));
  return { ...word, files: word.text === null ? [] : row.files, comments: row.comments };
}

/** At most as many former texts are shown as somebody corrects in earnest. */
const mostRevisions = 200;

async function formerWords({ db }: Context, postId: string): Promise<FormerWords[]> {
  const { rows } = await db.execute<FormerWords>(sql`
    select r.text, ${instantOf(sql`r.until`)} as until from group_post_revisions r
    where r.post_id = ${postId} order by r.id desc limit ${mostRevisions}`);
  return rows;
}

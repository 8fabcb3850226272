import { authorOf, instantOf, sightOfNames, type AuthorInView } from '#comments/author-sql.ts';
import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { kept } from '#core/kept.ts';
import { notFound } from '#core/refusal.ts';
import { inHand, slugOfGroup } from '#groups/group-sql.ts';
import { mayHide, mayReadContent } from '#groups/policy.ts';
import type { Language } from '#i18n/languages.ts';
import { groupName } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import { mayRemoveDocument } from './policy.ts';
import type { GroupOfPost } from './post.ts';

/** A file of a group: among its documents, or at a post. */
export type DocumentInView = {
  id: string;
  title: string;
  language: Language;
  kind: 'pdf' | 'picture';
  bytes: number;
  at: string;
  /** Who laid it down. */
  by: AuthorInView | null;
  may: { remove: boolean };
};

export type DocumentsInView = { items: DocumentInView[]; next: string | null };

const documentsOnPage = 50;

type DocumentRow = Omit<DocumentInView, 'may'> & { holderId: string | null };

/** The documents of a group, the latest first. The group was found for this reader before, with what is in it. */
export async function documentsOf(
  ctx: Context,
  group: GroupOfPost,
  { after, size = documentsOnPage }: { after?: string | undefined; size?: number } = {},
): Promise<DocumentsInView> {
  const from = after !== undefined && isId(after) ? sql`and w.id < ${after}` : sql``;
  const key = ['documents', group.id, after, size, ctx.locale.language, sightOfNames(ctx.viewer)];
  const rows = await kept(ctx, key, async () => {
    const found = await ctx.db.execute<DocumentRow>(sql`
      select ${documentColumns(ctx)} from ${laidDown} where w.group_id = ${group.id} and w.post_id is null and w.removed_at is null ${from}
      order by w.id desc limit ${size + 1}`);
    return found.rows;
  });
  const items = rows.slice(0, size).map(({ holderId, ...row }) => ({
    ...row,
    may: { remove: mayRemoveDocument(ctx.viewer, group, { holderId }) },
  }));
  return { items, next: rows.length > size ? (items.at(-1)?.id ?? null) : null };
}

/** Documents under the alias `w` with their files and, for `authorOf`, who laid them down. */
const laidDown = sql`(select d.*, d.added_by as person_id, null::uuid as mandate_id from group_documents d) w join media f on f.id = w.media_id`;

const documentColumns = (
  ctx: Context,
): SQL => sql`w.id, w.title, w.language, ${fileColumns}, ${instantOf(sql`w.at`)} as at,
  ${authorOf(ctx)} as by, coalesce(w.member_id, w.office_id) as "holderId"`;

const fileColumns = sql`case when f.type = 'application/pdf' then 'pdf' else 'picture' end as kind, f.bytes`;

/** The files of a post under the alias `w`, as JSON. */
export const filesOfPost = sql`coalesce((select json_agg(json_build_object('id', d.id, 'title', d.title,
    'kind', case when f.type = 'application/pdf' then 'pdf' else 'picture' end, 'bytes', f.bytes) order by d.id)
  from group_documents d join media f on f.id = d.media_id where d.post_id = w.id and d.removed_at is null), '[]')`;

type FoundRow = GroupOfPost & {
  mediaId: string;
  holderId: string | null;
  postId: string | null;
  isPostHidden: boolean;
  postPersonId: string | null;
  groupSlug: string;
  documentId: string;
};

/** A file of a group for whoever reads what is in the group; that of a hidden post only for its writer and those who may hide it. */
export async function findFile(ctx: Context, { id }: { id: string }): Promise<{ mediaId: string }> {
  const row = await rowWith(ctx, id);
  const isOwn = row.postPersonId !== null && row.postPersonId === ctx.viewer.personId;
  if (row.isPostHidden && !isOwn && !mayHide(ctx.viewer, row)) throw notFound();
  return { mediaId: row.mediaId };
}

export type DocumentFound = { id: string; group: { id: string; slug: string } };

/** One of the documents of a group, for the step that takes it away. */
export async function findDocument(ctx: Context, { id }: { id: string }): Promise<DocumentFound> {
  const row = await rowWith(ctx, id);
  if (row.postId !== null) throw notFound();
  return { id, group: { id: row.id, slug: row.slug } };
}

async function rowWith({ db, viewer, locale }: Context, id: string): Promise<FoundRow> {
  if (!isId(id)) throw notFound();
  const { rows } = await db.execute<FoundRow>(sql`
    select ${inHand(sql`g`)}, ${slugOfGroup()} as slug, ${groupName(locale.language)} as name, d.media_id as "mediaId",
      coalesce(d.member_id, d.office_id) as "holderId", d.post_id as "postId", w.hidden_at is not null as "isPostHidden", w.person_id as "postPersonId"
    from group_documents d join groups g on g.id = d.group_id left join group_posts w on w.id = d.post_id
    where d.id = ${id} and d.removed_at is null`);
  const row = rows[0];
  if (!row || !mayReadContent(viewer, row)) throw notFound();
  return row;
}

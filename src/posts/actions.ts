import { authorNow, type AuthorColumns, type Words } from '#comments/actions.ts';
import { mention, mentionAnew } from '#comments/mentions.ts';
import { mayRewrite } from '#comments/policy.ts';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { claimGroup } from '#groups/claim.ts';
import { canTake, type GroupInHand } from '#groups/group.ts';
import { inHand } from '#groups/group-sql.ts';
import { addMoment } from '#groups/moments.ts';
import { mayHide, mayPost } from '#groups/policy.ts';
import type { Language } from '#i18n/languages.ts';
import { keepDocument } from '#media/actions.ts';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { groupDocuments, groupPostRevisions, groupPosts } from './tables.ts';

export type PostWritten = Words & { files?: readonly File[] | undefined };

/** A word for the whole group, with files where they belong to it. */
export async function post(
  ctx: Context,
  { id: groupId }: { id: string },
  { text, language = ctx.locale.language, named = [], files = [] }: PostWritten,
): Promise<{ id: string }> {
  await guardWriting(ctx, groupId);
  return tx(ctx, async (ctx) => {
    const kept = await keepFiles(ctx, files);
    const author = writerIn(ctx, await claimGroup(ctx, groupId));
    const id = newId();
    await ctx.db.insert(groupPosts).values({ id, groupId, ...author, language, text });
    await layDown(ctx, kept, { groupId, postId: id, language, author });
    await mention(ctx, id, { text, named });
    await addMoment(ctx, { groupId, kind: 'posted', aboutId: id });
    await announce(ctx, 'group.posted', { groupId, postId: id });
    return { id };
  });
}

/** Refuses before files are looked at and the group is held for it. */
export async function guardWriting(ctx: Context, groupId: string): Promise<void> {
  const { rows } = await ctx.db.execute<GroupInHand>(
    sql`select ${inHand(sql`g`)} from groups g where g.id = ${groupId}`,
  );
  const group = rows[0];
  if (!group) throw notFound();
  writerIn(ctx, group);
}

/** Who writes in a group now. */
export function writerIn(ctx: Context, group: GroupInHand): AuthorColumns {
  const author = authorNow(ctx);
  if (author !== null && mayPost(ctx.viewer, group)) return author;
  if (author !== null && !canTake('work', group.state) && mayPost(ctx.viewer, { ...group, state: 'active' }))
    throw new Refusal('group-not-at-work', 409);
  throw new Refusal('participants-only', 403);
}

type Kept = { mediaId: string; title: string };

async function keepFiles(ctx: Context, files: readonly File[]): Promise<Kept[]> {
  const kept: Kept[] = [];
  // One after the other: pictures are drawn anew, and one of them fills the memory as it is.
  for (const file of files) {
    const { id, name } = await keepDocument(ctx, file, 'files');
    kept.push({ mediaId: id, title: name.replace(/\.[a-z]+$/, '') });
  }
  return kept;
}

type Place = { groupId: string; postId: string; language: Language; author: AuthorColumns };

async function layDown({ db }: Context, kept: readonly Kept[], { author, ...place }: Place): Promise<void> {
  if (kept.length === 0) return;
  const { personId, memberId, officeId } = author;
  await db
    .insert(groupDocuments)
    .values(kept.map((file) => ({ id: newId(), ...place, ...file, memberId, officeId, addedBy: personId })));
}

/** A post is said anew by who said it; what it said before stays in its history. */
export function editPost(
  ctx: Context,
  { id }: { id: string },
  { text, revision }: { text: string; revision: number },
): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { before, groupId } = await heldForEditing(ctx, id, revision);
    if (before === text) return;
    await ctx.db.insert(groupPostRevisions).values({ id: newId(), postId: id, text: before });
    await ctx.db
      .update(groupPosts)
      .set({ text, editedAt: sql`serai_clock()` })
      .where(eq(groupPosts.id, id));
    await mentionAnew(ctx, id, { before, after: text });
    await announce(ctx, 'post.edited', { groupId, postId: id });
  });
}

/** The row is held before its history is counted: of two who edit at once, the second sees the first. */
async function heldForEditing({ db, viewer }: Context, id: string, revision: number) {
  const [row] = await db.select().from(groupPosts).where(eq(groupPosts.id, id)).for('update');
  if (!row) throw notFound();
  if (!mayRewrite(viewer, { personId: row.personId, holderId: row.memberId ?? row.officeId ?? '' }))
    throw new Refusal('own-words-only', 403);
  if (row.hiddenAt) throw new Refusal('hidden-meanwhile', 409);
  const count = await db.$count(groupPostRevisions, eq(groupPostRevisions.postId, id));
  if (count !== revision) throw new Refusal('changed-meanwhile', 409);
  return { before: row.text, groupId: row.groupId };
}

/** A post is taken out of sight with its files, for a reason that stands in its place. */
export function hidePost(ctx: Context, { id }: { id: string }, { reason }: { reason: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { groupId } = await groupToModerate(ctx, id);
    const hidden = await ctx.db
      .update(groupPosts)
      .set({ hiddenAt: sql`serai_clock()`, hiddenBy: ctx.viewer.personId, hideReason: reason })
      .where(and(eq(groupPosts.id, id), isNull(groupPosts.hiddenAt)))
      .returning({ id: groupPosts.id });
    if (hidden.length === 0) throw new Refusal('hidden-already', 409);
    await announce(ctx, 'post.hidden', { groupId, postId: id, reason });
  });
}

/** The group of a post, held for those who may hide what is said there. */
async function groupToModerate(ctx: Context, id: string): Promise<{ groupId: string }> {
  const [row] = await ctx.db.select({ groupId: groupPosts.groupId }).from(groupPosts).where(eq(groupPosts.id, id));
  if (!row) throw notFound();
  if (!mayHide(ctx.viewer, await claimGroup(ctx, row.groupId))) throw new Refusal('hiding-not-yours', 403);
  return row;
}

/** A hidden post is read again as it was; why it was hidden stays in the records. */
export function showPost(ctx: Context, { id }: { id: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { groupId } = await groupToModerate(ctx, id);
    const shown = await ctx.db
      .update(groupPosts)
      .set({ hiddenAt: null, hiddenBy: null, hideReason: null })
      .where(and(eq(groupPosts.id, id), isNotNull(groupPosts.hiddenAt)))
      .returning({ id: groupPosts.id });
    if (shown.length === 0) throw new Refusal('not-hidden', 409);
    await announce(ctx, 'post.shown', { groupId, postId: id });
  });
}

import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import type { HeldMandate } from '#core/viewer.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import type { Language } from '#i18n/languages.ts';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { SubjectInView } from './comment.ts';
import { mention, mentionAnew } from './mentions.ts';
import { hasVoice, mayHide, mayRewrite } from './policy.ts';
import { commentRevisions, comments } from './tables.ts';

export type Words = { text: string; language?: Language | undefined; named?: readonly string[] | undefined };

/** A word on something, for a member or an office. Whether this reader may take it, the subject has said. */
export function commentOn(ctx: Context, subject: SubjectInView, words: Words): Promise<{ id: string }> {
  const author = authorNow(ctx);
  if (author === null || !subject.mayComment) throw new Refusal('no-word-here', 403);
  return tx(ctx, async (ctx) => {
    const id = newId();
    await ctx.db.insert(comments).values({
      id,
      subjectKind: subject.kind,
      subjectId: subject.id,
      ...author,
      language: words.language ?? ctx.locale.language,
      text: words.text,
    });
    await mention(ctx, id, { text: words.text, named: words.named ?? [] });
    await announce(ctx, 'comment.written', { commentId: id });
    return { id };
  });
}

export type AuthorColumns = { personId: string; mandateId: string; memberId: string | null; officeId: string | null };

/** Who speaks in this request, as rows of words keep it; null for whom nobody hears. */
export function authorNow({ viewer }: Context): AuthorColumns | null {
  const { personId, acting } = viewer;
  if (personId === null || acting === null || !hasVoice(viewer)) return null;
  return { personId, mandateId: acting.id, ...holderColumns(acting) };
}

const holderColumns = ({ holder }: HeldMandate) =>
  holder.kind === 'member' ? { memberId: holder.id, officeId: null } : { memberId: null, officeId: holder.id };

/** A comment is said anew by who said it; what it said before stays in its history. */
export function editComment(
  ctx: Context,
  { id }: { id: string },
  { text, revision }: { text: string; revision: number },
): Promise<void> {
  return tx(ctx, async (ctx) => {
    const before = await heldForEditing(ctx, id, revision);
    if (before === text) return;
    await ctx.db.insert(commentRevisions).values({ id: newId(), commentId: id, text: before });
    await ctx.db
      .update(comments)
      .set({ text, editedAt: sql`serai_clock()` })
      .where(eq(comments.id, id));
    await mentionAnew(ctx, id, { before, after: text });
    await announce(ctx, 'comment.edited', { commentId: id });
  });
}

/** The row is held before its history is counted: of two who edit at once, the second sees the first. */
async function heldForEditing({ db, viewer }: Context, id: string, revision: number): Promise<string> {
  const [row] = await db.select().from(comments).where(eq(comments.id, id)).for('update');
  if (!row) throw notFound();
  if (!mayRewrite(viewer, { personId: row.personId, holderId: row.memberId ?? row.officeId ?? '' }))
    throw new Refusal('own-words-only', 403);
  if (row.hiddenAt) throw new Refusal('hidden-meanwhile', 409);
  const count = await db.$count(commentRevisions, eq(commentRevisions.commentId, id));
  if (count !== revision) throw new Refusal('changed-meanwhile', 409);
  return row.text;
}

/** A comment is taken out of sight, for a reason that stands in its place. */
export function hideComment(
  ctx: Context,
  { comment, subject }: { comment: { id: string }; subject: Pick<SubjectInView, 'mayModerate'> },
  { reason }: { reason: string },
): Promise<void> {
  if (!mayHide(ctx.viewer, subject)) throw new Refusal('hiding-not-yours', 403);
  return tx(ctx, async (ctx) => {
    const hidden = await ctx.db
      .update(comments)
      .set({ hiddenAt: sql`serai_clock()`, hiddenBy: ctx.viewer.personId, hideReason: reason })
      .where(and(eq(comments.id, comment.id), isNull(comments.hiddenAt)))
      .returning({ id: comments.id });
    if (hidden.length === 0) throw new Refusal('hidden-already', 409);
    await announce(ctx, 'comment.hidden', { commentId: comment.id, reason });
  });
}

/** A hidden comment is read again as it was; why it was hidden stays in the records. */
export function showComment(
  ctx: Context,
  { comment, subject }: { comment: { id: string }; subject: Pick<SubjectInView, 'mayModerate'> },
): Promise<void> {
  if (!mayHide(ctx.viewer, subject)) throw new Refusal('hiding-not-yours', 403);
  return tx(ctx, async (ctx) => {
    const shown = await ctx.db
      .update(comments)
      .set({ hiddenAt: null, hiddenBy: null, hideReason: null })
      .where(and(eq(comments.id, comment.id), isNotNull(comments.hiddenAt)))
      .returning({ id: comments.id });
    if (shown.length === 0) throw new Refusal('not-hidden', 409);
    await announce(ctx, 'comment.shown', { commentId: comment.id });
  });
}

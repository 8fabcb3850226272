import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { claimGroup } from '#groups/claim.ts';
import { addMoment } from '#groups/moments.ts';
import type { Language } from '#i18n/languages.ts';
import { keepDocument } from '#media/actions.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { guardWriting, writerIn } from './actions.ts';
import { mayRemoveDocument } from './policy.ts';
import { groupDocuments } from './tables.ts';

export type DocumentLaid = { title: string; language: Language; file: File };

/** A file is laid among the documents of a group, for all who read what is said there. */
export async function addDocument(
  ctx: Context,
  { id: groupId }: { id: string },
  { title, language, file }: DocumentLaid,
): Promise<{ id: string }> {
  await guardWriting(ctx, groupId);
  return tx(ctx, async (ctx) => {
    const { id: mediaId } = await keepDocument(ctx, file);
    const { personId, memberId, officeId } = writerIn(ctx, await claimGroup(ctx, groupId));
    const id = newId();
    await ctx.db
      .insert(groupDocuments)
      .values({ id, groupId, mediaId, title, language, memberId, officeId, addedBy: personId });
    await addMoment(ctx, { groupId, kind: 'document', aboutId: id });
    await announce(ctx, 'group.document-added', { groupId, documentId: id });
    return { id };
  });
}

/** A document is taken away again; its file is given out no more. */
export function removeDocument(ctx: Context, { id, group: { id: groupId } }: { id: string; group: { id: string } }) {
  return tx(ctx, async (ctx) => {
    const group = await claimGroup(ctx, groupId);
    const [document] = await ctx.db
      .select()
      .from(groupDocuments)
      .where(and(eq(groupDocuments.id, id), isNull(groupDocuments.postId)))
      .for('update');
    const holderId = document?.memberId ?? document?.officeId ?? null;
    if (!document || !mayRemoveDocument(ctx.viewer, group, { holderId })) throw new Refusal('document-not-yours', 403);
    if (document.removedAt) throw new Refusal('document-gone', 409);
    await ctx.db
      .update(groupDocuments)
      .set({ removedAt: sql`serai_clock()`, removedBy: ctx.viewer.personId })
      .where(eq(groupDocuments.id, id));
    await announce(ctx, 'group.document-removed', { groupId, documentId: id });
  });
}

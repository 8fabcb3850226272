import type { Context } from '#core/context.ts';
import { isId, newId } from '#core/ids.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { keepLetter } from '#media/actions.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { claimProposal, outOfStep } from './claim.ts';
import { isOfParties, mayAddFile, mayReadWhole, maySee, mayWrite } from './policy.ts';
import { mostFiles, type ProposalInHand } from './proposal.ts';
import { staffInHand } from './proposal-sql.ts';
import { proposalFiles } from './tables.ts';

/** A party lays a file beside the proposal. */
export function addFile(
  ctx: Context,
  { id }: { id: string },
  { title, file }: { title: string; file: File },
): Promise<{ id: string }> {
  return tx(ctx, async (ctx) => {
    guardFiles(ctx, await claimProposal(ctx, id));
    const { rows } = await ctx.db.execute<{ count: number }>(
      sql`select count(*)::int as count from ${proposalFiles} f where f.proposal_id = ${id} and f.removed_at is null`,
    );
    if ((rows[0]?.count ?? 0) >= mostFiles) throw new Refusal('too-many-files', 409, { values: { most: mostFiles } });
    const kept = await keepLetter(ctx, file, 'file');
    const fileId = newId();
    await ctx.db.insert(proposalFiles).values({
      id: fileId,
      proposalId: id,
      mediaId: kept.id,
      title,
      language: ctx.locale.language,
      addedBy: ctx.viewer.personId,
    });
    await announce(ctx, 'proposal.file-added', { proposalId: id, fileId });
    return { id: fileId };
  });
}

/** Refuses before anything is chosen. */
export function guardFiles({ viewer }: Context, proposal: ProposalInHand): void {
  if (!isOfParties(viewer, proposal) && !mayWrite(viewer, { ...proposal, state: 'draft' }))
    throw new Refusal('files-of-the-parties', 403);
  if (!mayAddFile(viewer, proposal)) throw outOfStep(proposal.state);
}

/** A party takes a file away again; that it was there stays on record. */
export function removeFile(ctx: Context, { id }: { id: string }, { fileId }: { fileId: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    guardFiles(ctx, await claimProposal(ctx, id));
    const removed = await ctx.db
      .update(proposalFiles)
      .set({ removedAt: sql`serai_clock()`, removedBy: ctx.viewer.personId })
      .where(and(eq(proposalFiles.id, fileId), eq(proposalFiles.proposalId, id), isNull(proposalFiles.removedAt)))
      .returning({ id: proposalFiles.id });
    if (removed.length === 0) throw notFound();
    await announce(ctx, 'proposal.file-removed', { proposalId: id, fileId });
  });
}

/** The content of a file, for those who may read the whole proposal. */
export async function findFile({ db, viewer }: Context, { id }: { id: string }): Promise<{ mediaId: string }> {
  const { rows } = await db.execute<{ mediaId: string } & ProposalInHand>(sql`
    select f.media_id as "mediaId", pr.id, pr.number, pr.member_id as "memberId", pr.state, ${staffInHand} as staff
    from ${proposalFiles} f join proposals pr on pr.id = f.proposal_id
    where f.id = ${isId(id) ? id : null}::uuid and f.removed_at is null`);
  const [file] = rows;
  if (!file || !maySee(viewer, file) || !mayReadWhole(viewer)) throw notFound();
  return { mediaId: file.mediaId };
}

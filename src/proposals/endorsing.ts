import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { claimProposal, guardOpen } from './claim.ts';
import { endorses } from './policy.ts';
import type { ProposalInHand } from './proposal.ts';
import { endorsements } from './tables.ts';

type Asked = { id: string };

/** A city says that it supports what another proposes. However many of its people say so, it is one endorsement. */
export function endorse(ctx: Context, { id }: Asked): Promise<void> {
  return tx(ctx, async (ctx) => {
    const memberId = await endorserOf(ctx, await claimProposal(ctx, id, 'joins'));
    const { personId, acting } = ctx.viewer;
    const endorsed = await ctx.db
      .insert(endorsements)
      .values({ id: newId(), proposalId: id, memberId, personId, mandateId: acting?.id ?? null })
      .onConflictDoNothing({
        target: [endorsements.proposalId, endorsements.memberId],
        where: sql`${endorsements.withdrawnAt} is null`,
      })
      .returning({ id: endorsements.id });
    if (endorsed.length > 0) await announce(ctx, 'proposal.endorsed', { proposalId: id, memberId });
  });
}

/** A city takes its support back while nothing is decided. */
export function withdrawEndorsement(ctx: Context, { id }: Asked): Promise<void> {
  return tx(ctx, async (ctx) => {
    const memberId = await endorserOf(ctx, await claimProposal(ctx, id, 'joins'));
    const withdrawn = await ctx.db
      .update(endorsements)
      .set({ withdrawnAt: sql`serai_clock()`, withdrawnBy: ctx.viewer.personId })
      .where(
        and(eq(endorsements.proposalId, id), eq(endorsements.memberId, memberId), isNull(endorsements.withdrawnAt)),
      )
      .returning({ id: endorsements.id });
    if (withdrawn.length === 0) throw new Refusal('not-endorsed', 409);
    await announce(ctx, 'proposal.endorsement-withdrawn', { proposalId: id, memberId });
  });
}

async function endorserOf({ viewer }: Context, proposal: ProposalInHand): Promise<string> {
  const holder = viewer.acting?.holder;
  if (holder?.kind === 'member' && holder.id === proposal.memberId) throw new Refusal('own-proposal', 403);
  if (holder?.kind !== 'member' || !endorses(viewer, proposal)) throw new Refusal('endorsing-is-for-members', 403);
  guardOpen(proposal);
  return holder.id;
}

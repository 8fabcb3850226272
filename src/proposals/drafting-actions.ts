import type { Context } from '#core/context.ts';
import { notFound } from '#core/refusal.ts';
import { tx } from '#db/tx.ts';
import type { TextInHand } from '#drafting/drafted-text.ts';
import { claimProposal } from './claim.ts';
import { textInHand } from './drafting-queries.ts';

/**
 * Does something to the text of a proposal, as things stand now: while it is done the proposal takes no step, so that nothing is
 * written any more into a text that went before the Board.
 */
export function withText<Result>(
  ctx: Context,
  { proposal }: { proposal: { id: string } },
  act: (ctx: Context, text: TextInHand) => Promise<Result>,
): Promise<Result> {
  return tx(ctx, async (ctx) => {
    const claimed = await claimProposal(ctx, proposal.id, 'joins');
    if (claimed.textId === null) throw notFound();
    return act(ctx, textInHand(ctx.viewer, claimed.textId, claimed));
  });
}

import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { eq } from 'drizzle-orm';
import { claimGroup } from './claim.ts';
import { mayDraft } from './policy.ts';
import { groupDeliverables, groups, groupStates, groupTexts } from './tables.ts';

/** A draft that nothing asks for any more is gone with its charter. Who may say so is for whoever asked for it. */
export function discardDraft(ctx: Context, { id }: { id: string }): Promise<void> {
  if (!mayDraft(ctx.viewer)) throw new Refusal('drafting-not-yours', 403);
  return tx(ctx, async (ctx) => {
    const { state } = await claimGroup(ctx, id);
    if (state !== 'draft') throw new Refusal('group-state-changed', 409);
    for (const part of [groupTexts, groupDeliverables, groupStates])
      await ctx.db.delete(part).where(eq(part.groupId, id));
    await ctx.db.delete(groups).where(eq(groups.id, id));
    await announce(ctx, 'group.discarded', { groupId: id });
  });
}

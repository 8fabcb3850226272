import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { todayOf } from '#db/today.ts';
import { tx } from '#db/tx.ts';
import { foundGroup } from '#groups/actions.ts';
import { asc, eq } from 'drizzle-orm';
import type { ClaimedProposal } from './claim.ts';
import type { DecidingBody } from './proposal.ts';
import { decisions, proposalGroups } from './tables.ts';
import { beginStep, takeStep } from './taking.ts';

/** What a body decided in a meeting, as its minutes name it. */
export type DecisionCommand = {
  outcome: 'adopted' | 'rejected';
  body: DecidingBody;
  day: string;
  reference: string;
  reason?: string | undefined;
};

/**
 * The Secretariat records what was decided. To adopt founds what the proposal names, in the same transaction: either the decision stands
 * with its groups, or nothing does.
 */
export function decide(ctx: Context, { id }: { id: string }, command: DecisionCommand): Promise<void> {
  return tx(ctx, async (ctx) => {
    const step = command.outcome === 'adopted' ? 'adoption' : 'rejection';
    const proposal = await beginStep(ctx, id, step);
    if (command.day > (await todayOf(ctx))) throw new Refusal('day-to-come', 422, { field: 'day' });
    const decisionId = await record(ctx, proposal, command);
    await takeStep(ctx, proposal, step, { reason: command.reason });
    if (command.outcome === 'rejected') {
      await announce(ctx, 'proposal.rejected', { proposalId: id, reason: command.reason ?? '' });
      return;
    }
    await announce(ctx, 'proposal.adopted', { proposalId: id, decisionId });
    await carryOut(ctx, proposal);
  });
}

async function record(ctx: Context, { id, boardVersion }: ClaimedProposal, command: DecisionCommand): Promise<string> {
  const { outcome, body, day, reference, reason } = command;
  const decisionId = newId();
  await ctx.db.insert(decisions).values({
    id: decisionId,
    proposalId: id,
    outcome,
    body,
    day,
    reference,
    reason: reason ?? null,
    reasonLanguage: reason === undefined ? null : ctx.locale.language,
    version: boardVersion,
    recordedBy: ctx.viewer.personId,
    mandateId: ctx.viewer.acting?.id ?? null,
  });
  return decisionId;
}

/** Founds the groups that were asked for. Where that is all that was asked, the proposal is carried out with it. */
async function carryOut(ctx: Context, proposal: ClaimedProposal): Promise<void> {
  const asked = await ctx.db
    .select({ id: proposalGroups.groupId })
    .from(proposalGroups)
    .where(eq(proposalGroups.proposalId, proposal.id))
    .orderBy(asc(proposalGroups.groupId));
  for (const group of asked) await foundGroup(ctx, group);
  if (proposal.aim !== 'groups' || asked.length === 0) return;
  await takeStep(ctx, { ...proposal, state: 'adopted' }, 'completion');
  await announce(ctx, 'proposal.carried-out', { proposalId: proposal.id });
}

import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { claimProposal, guardStep, outOfStep, type ClaimedProposal } from './claim.ts';
import { dueColumns, guardAhead } from './deadline.ts';
import { steps, type ProposalState, type ProposalStep, type StepCommand } from './proposal.ts';
import { proposals, proposalSteps } from './tables.ts';

type Set = Partial<Pick<typeof proposals.$inferInsert, 'number' | 'slug' | 'textId' | 'boardVersion'>>;

/** Claims the proposal and asks who takes the step and whether its moment is now. Call it inside `tx`, first. */
export async function beginStep(ctx: Context, id: string, step: ProposalStep): Promise<ClaimedProposal> {
  const proposal = await claimProposal(ctx, id);
  guardStep(ctx, proposal, step);
  return proposal;
}

/** Brings a proposal into its next state, and notes by whom and why. */
export async function takeStep(
  ctx: Context,
  { id, state }: ClaimedProposal,
  step: ProposalStep,
  { reason, deadline, set = {} }: StepCommand & { set?: Set } = {},
): Promise<void> {
  await guardAhead(ctx, deadline);
  const { from, to } = steps[step];
  const taken = await ctx.db
    .update(proposals)
    .set({ ...set, ...dueColumns(deadline), state: to, stateAt: sql`serai_clock()` })
    .where(and(eq(proposals.id, id), inArray(proposals.state, [...from])))
    .returning({ id: proposals.id });
  if (taken.length === 0) throw outOfStep(state);
  await noteStep(ctx, id, to, reason);
}

/** A step stays in the history of the proposal, with its reason in the language in which it was given. */
export async function noteStep(ctx: Context, proposalId: string, state: ProposalState, reason?: string): Promise<void> {
  await ctx.db.insert(proposalSteps).values({
    id: newId(),
    proposalId,
    state,
    reason: reason ?? null,
    reasonLanguage: reason === undefined ? null : ctx.locale.language,
    personId: ctx.viewer.personId,
    mandateId: ctx.viewer.acting?.id ?? null,
  });
}

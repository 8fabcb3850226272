import type { Context } from '#core/context.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import type { Language } from '#i18n/languages.ts';
import { sql } from 'drizzle-orm';
import { canTake, isOpen, type Aim, type ProposalInHand, type ProposalState, type ProposalStep } from './proposal.ts';
import { proposersSteps, takes } from './policy.ts';
import { staffInHand } from './proposal-sql.ts';

/** A proposal as a verb holds it until its transaction ends. */
export type ClaimedProposal = ProposalInHand & {
  slug: string;
  language: Language;
  aim: Aim;
  textId: string | null;
  boardVersion: number | null;
  revision: number;
};

/**
 * Locks a proposal until the transaction ends, so that steps come one after the other, and answers where it stands now. Who only adds
 * something to it, such as an endorsement, `joins`: several at once, but never beside a step.
 */
export async function claimProposal(
  { db }: Context,
  id: string,
  how: 'steps' | 'joins' = 'steps',
): Promise<ClaimedProposal> {
  const { rows } = await db.execute<ClaimedProposal>(sql`
    select pr.id, coalesce(pr.slug, pr.id::text) as slug, pr.member_id as "memberId", pr.state, pr.number, pr.language, pr.aim,
      pr.text_id as "textId", pr.board_version as "boardVersion", pr.revision, ${staffInHand} as staff
    from proposals pr where pr.id = ${id} ${how === 'steps' ? sql`for no key update of pr` : sql`for share of pr`}`);
  const [proposal] = rows;
  if (!proposal) throw notFound();
  return proposal;
}

/** Refuses a step: to others because it is not theirs, to those whose it is because the proposal stands elsewhere. */
export function guardStep({ viewer }: Context, proposal: ProposalInHand, step: ProposalStep): void {
  if (!takes(viewer, proposal, step))
    throw new Refusal(proposersSteps.includes(step) ? 'step-of-the-member' : 'step-of-the-secretariat', 403);
  if (!canTake(step, proposal.state)) throw outOfStep(proposal.state);
}

/** The moment is wrong: says where the proposal stands now. */
export const outOfStep = (state: ProposalState): Refusal => new Refusal(`proposal-is-${state}`, 409);

/** Refuses what makes sense only while a proposal goes on. */
export function guardOpen({ state }: ProposalInHand): void {
  if (!isOpen(state)) throw outOfStep(state);
}

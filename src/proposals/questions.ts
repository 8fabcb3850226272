import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import type { Party } from '#drafting/drafted-text.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { claimProposal, guardOpen } from './claim.ts';
import { partyOf } from './policy.ts';
import type { ProposalInHand } from './proposal.ts';
import { proposalQuestions } from './tables.ts';

/** One party asks the other what it needs to know. */
export function askParty(
  ctx: Context,
  { id }: { id: string },
  { question }: { question: string },
): Promise<{ id: string }> {
  return tx(ctx, async (ctx) => {
    const proposal = await claimProposal(ctx, id, 'joins');
    const askedBy = guardAsking(ctx, proposal);
    const { personId, acting } = ctx.viewer;
    if (personId === null) throw new Refusal('asking-is-for-parties', 403);
    const questionId = newId();
    await ctx.db.insert(proposalQuestions).values({
      id: questionId,
      proposalId: id,
      askedBy,
      question,
      language: ctx.locale.language,
      personId,
      mandateId: acting?.id ?? null,
    });
    await announce(ctx, 'proposal.asked', { proposalId: id, questionId });
    return { id: questionId };
  });
}

/** Refuses before anything is typed: the parties ask each other while the proposal goes on. */
export function guardAsking({ viewer }: Context, proposal: ProposalInHand): Party {
  const party = partyOf(viewer, proposal);
  if (party === null) throw new Refusal('asking-is-for-parties', 403);
  guardOpen(proposal);
  return party;
}

/** The party that was asked answers, once. */
export function answerParty(
  ctx: Context,
  { questionId, proposalId }: { questionId: string; proposalId: string },
  { answer }: { answer: string },
): Promise<void> {
  return tx(ctx, async (ctx) => {
    const proposal = await claimProposal(ctx, proposalId, 'joins');
    const [asked] = await ctx.db.select().from(proposalQuestions).where(eq(proposalQuestions.id, questionId));
    if (!asked) throw notFound();
    guardAnswering(ctx, proposal, { askedBy: asked.askedBy, isAnswered: asked.answeredAt !== null });
    const answered = await ctx.db
      .update(proposalQuestions)
      .set({
        answer,
        answerLanguage: ctx.locale.language,
        answeredBy: ctx.viewer.personId,
        answerMandateId: ctx.viewer.acting?.id ?? null,
        answeredAt: sql`serai_clock()`,
      })
      .where(and(eq(proposalQuestions.id, questionId), isNull(proposalQuestions.answeredAt)))
      .returning({ id: proposalQuestions.id });
    if (answered.length === 0) throw new Refusal('answered-already', 409);
    await announce(ctx, 'proposal.answered', { proposalId, questionId });
  });
}

/** Refuses before anything is typed. */
export function guardAnswering(
  { viewer }: Context,
  proposal: ProposalInHand,
  { askedBy, isAnswered }: { askedBy: Party; isAnswered: boolean },
): void {
  const party = partyOf(viewer, proposal);
  if (party === null || party === askedBy) throw new Refusal('answer-of-the-other', 403);
  if (isAnswered) throw new Refusal('answered-already', 409);
  guardOpen(proposal);
}

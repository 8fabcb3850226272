import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { languages, type Language } from '#i18n/languages.ts';
import { and, eq, sql } from 'drizzle-orm';
import { claimProposal, outOfStep } from './claim.ts';
import { mayPropose, mayWrite } from './policy.ts';
import type { Aim, ProposalInHand, ProposalTexts } from './proposal.ts';
import { nameStaffOf } from './staff.ts';
import { submit } from './steps.ts';
import { proposals, proposalTexts } from './tables.ts';
import { noteStep } from './taking.ts';

/** What a member writes when it asks something of the network; handed in at once, or kept among its own people for now. */
export type RequestCommand = {
  act: 'keep' | 'submit';
  /** The language it is written in; the other texts are translations. */
  language: Language;
  texts: ProposalTexts;
  aim: Aim;
  decisionWantedBy?: string | undefined;
  /** Mandates of the member's people who will draft for it. */
  staff: readonly string[];
};

export type Written = { id: string; slug: string; isSubmitted: boolean };

/** A member begins a proposal; until it is submitted only its own people know of it. */
export function writeProposal(ctx: Context, command: RequestCommand): Promise<Written> {
  const memberId = guardProposer(ctx);
  return tx(ctx, async (ctx) => {
    const id = newId();
    const { language, aim } = command;
    const wantedBy = command.decisionWantedBy ?? null;
    await ctx.db.execute(sql`
      insert into ${proposals} (id, node_id, member_id, state, language, aim, decision_wanted_by, created_by)
      select ${id}, m.node_id, m.id, 'draft', ${language}, ${aim}, ${wantedBy}::date, ${ctx.viewer.personId}::uuid from members m where m.id = ${memberId}`);
    await writeTexts(ctx, id, command.texts);
    await noteStep(ctx, id, 'draft');
    await nameStaffOf(ctx, { id, memberId }, 'proposer', command.staff);
    await announce(ctx, 'proposal.drafted', { proposalId: id });
    return handIn(ctx, { id, slug: id }, command);
  });
}

/** The member that the viewer would propose for; refuses whoever proposes for none. */
export function guardProposer({ viewer }: Context): string {
  const holder = viewer.acting?.holder;
  if (holder?.kind !== 'member' || !mayPropose(viewer)) throw new Refusal('proposing-is-for-members', 403);
  return holder.id;
}

/** A draft is written anew, and handed in where its writer says so. */
export function rewriteProposal(
  ctx: Context,
  { id }: { id: string },
  command: RequestCommand & { revision: number },
): Promise<Written> {
  return tx(ctx, async (ctx) => {
    const proposal = await claimProposal(ctx, id);
    guardWriting(ctx, proposal);
    const changed = await ctx.db
      .update(proposals)
      .set({
        language: command.language,
        aim: command.aim,
        decisionWantedBy: command.decisionWantedBy ?? null,
        revision: command.revision + 1,
      })
      .where(and(eq(proposals.id, id), eq(proposals.state, 'draft'), eq(proposals.revision, command.revision)))
      .returning({ id: proposals.id });
    if (changed.length === 0) throw new Refusal('changed-meanwhile', 409);
    await writeTexts(ctx, id, command.texts);
    await nameStaffOf(ctx, proposal, 'proposer', command.staff);
    await announce(ctx, 'proposal.changed', { proposalId: id });
    return handIn(ctx, proposal, command);
  });
}

/** Refuses before anything is typed. */
export function guardWriting({ viewer }: Context, proposal: ProposalInHand): void {
  if (!mayWrite(viewer, { ...proposal, state: 'draft' })) throw new Refusal('writing-is-the-members', 403);
  if (proposal.state !== 'draft') throw outOfStep(proposal.state);
}

async function handIn(
  ctx: Context,
  { id, slug }: { id: string; slug: string },
  { act }: RequestCommand,
): Promise<Written> {
  if (act === 'keep') return { id, slug, isSubmitted: false };
  return { id, ...(await submit(ctx, { id })), isSubmitted: true };
}

/** A language left empty is a translation taken back. */
async function writeTexts({ db }: Context, proposalId: string, texts: ProposalTexts): Promise<void> {
  await db.delete(proposalTexts).where(eq(proposalTexts.proposalId, proposalId));
  await db.insert(proposalTexts).values(
    languages.flatMap((language) => {
      const text = texts[language];
      return text ? [{ proposalId, language, ...text, reason: text.reason ?? null }] : [];
    }),
  );
}

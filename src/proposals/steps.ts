import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { isOfSecretariat } from '#core/viewer.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { agreedVersionOf, openText } from '#drafting/actions.ts';
import { eq, sql } from 'drizzle-orm';
import { claimProposal, guardOpen, type ClaimedProposal } from './claim.ts';
import { dueColumns, guardAhead } from './deadline.ts';
import { giveNumber } from './numbers.ts';
import type { Deadline, ProposalInHand, StepCommand } from './proposal.ts';
import { nameStaffOf } from './staff.ts';
import { proposals, proposalTexts } from './tables.ts';
import { beginStep, takeStep } from './taking.ts';

type Asked = { id: string };

/** A member hands in what it asks of the network: from now on it has a number, an address, and is seen. */
export function submit(ctx: Context, { id }: Asked): Promise<{ slug: string }> {
  return tx(ctx, async (ctx) => {
    const proposal = await beginStep(ctx, id, 'submission');
    await guardComplete(ctx, proposal);
    const given = await giveNumber(ctx, proposal);
    await takeStep(ctx, proposal, 'submission', { set: given });
    await announce(ctx, 'proposal.submitted', { proposalId: id });
    return { slug: given.slug };
  });
}

/** A draft may be kept half written; what is handed in says what the network should do, and wants no decision in the past. */
async function guardComplete({ db }: Context, { id, language }: ClaimedProposal): Promise<void> {
  const { rows } = await db.execute<{ isWhole: boolean; isLate: boolean }>(sql`
    select exists (select from ${proposalTexts} t where t.proposal_id = pr.id and t.language = ${language} and t.title <> '' and t.request <> '') as "isWhole",
      coalesce(pr.decision_wanted_by < (select serai_today()), false) as "isLate"
    from proposals pr where pr.id = ${id}`);
  if (!rows[0]?.isWhole) throw new Refusal('request-incomplete', 422);
  if (rows[0].isLate) throw new Refusal('wanted-by-past', 422, { field: 'decisionWantedBy' });
}

/** The Secretariat takes a proposal under consideration. */
export function consider(ctx: Context, { id }: Asked, command: StepCommand): Promise<void> {
  return tx(ctx, async (ctx) => {
    await takeStep(ctx, await beginStep(ctx, id, 'consideration'), 'consideration', command);
    await announce(ctx, 'proposal.considered', { proposalId: id });
  });
}

export type DraftingCommand = StepCommand & { staff: readonly string[] };

/** The joint drafting begins: there is a text, which starts with the request, and the Secretariat says who writes for it. */
export function openDrafting(ctx: Context, { id }: Asked, command: DraftingCommand): Promise<void> {
  return tx(ctx, async (ctx) => {
    const proposal = await beginStep(ctx, id, 'drafting');
    const textId = await openText(ctx, { language: proposal.language, body: await requestOf(ctx, proposal) });
    await takeStep(ctx, proposal, 'drafting', { ...command, set: { textId } });
    await nameStaffOf(ctx, proposal, 'network', command.staff);
    await announce(ctx, 'proposal.opened-for-drafting', { proposalId: id });
  });
}

async function requestOf({ db }: Context, { id, language }: ClaimedProposal): Promise<string> {
  const texts = await db.select().from(proposalTexts).where(eq(proposalTexts.proposalId, id));
  const written = texts.find((text) => text.language === language) ?? texts[0];
  return [written?.title, written?.request, written?.reason].filter(Boolean).join('\n\n');
}

/** The text goes before the Board: only a version that both parties agreed to. Nothing can be written while this is asked. */
export function sendToBoard(ctx: Context, { id }: Asked, command: StepCommand): Promise<void> {
  return tx(ctx, async (ctx) => {
    const proposal = await beginStep(ctx, id, 'board');
    const agreed = proposal.textId === null ? null : await agreedVersionOf(ctx, proposal.textId);
    if (!agreed) throw new Refusal('not-agreed', 409);
    await holdGroups(ctx, id);
    await takeStep(ctx, proposal, 'board', { ...command, set: { boardVersion: agreed.number } });
    await announce(ctx, 'proposal.sent-to-board', { proposalId: id, version: agreed.number });
  });
}

/** Nobody is in the middle of a charter that goes before the Board. */
async function holdGroups({ db }: Context, id: string): Promise<void> {
  await db.execute(sql`
    select from groups g where g.id in (select x.group_id from proposal_groups x where x.proposal_id = ${id}) order by g.id for no key update`);
}

export type Reasoned = { reason: string };

/** The Board asks for another text: the parties draft again. */
export function returnToParties(ctx: Context, { id }: Asked, command: StepCommand & Reasoned): Promise<void> {
  return tx(ctx, async (ctx) => {
    const proposal = await beginStep(ctx, id, 'return');
    await takeStep(ctx, proposal, 'return', { ...command, set: { boardVersion: null } });
    await announce(ctx, 'proposal.returned', { proposalId: id, reason: command.reason });
  });
}

/** The member takes back what it asked, any time before the decision. */
export function withdrawProposal(ctx: Context, { id }: Asked, { reason }: Reasoned): Promise<void> {
  return tx(ctx, async (ctx) => {
    await takeStep(ctx, await beginStep(ctx, id, 'withdrawal'), 'withdrawal', { reason });
    await announce(ctx, 'proposal.withdrawn', { proposalId: id, reason });
  });
}

/** What was decided has been done. */
export function completeProposal(ctx: Context, { id }: Asked, { reason }: StepCommand): Promise<void> {
  return tx(ctx, async (ctx) => {
    await takeStep(ctx, await beginStep(ctx, id, 'completion'), 'completion', { reason });
    await announce(ctx, 'proposal.carried-out', { proposalId: id });
  });
}

/** Until when the next step should be taken, said anew; without a day there is no deadline any more. */
export function setDeadline(
  ctx: Context,
  { id }: Asked,
  { deadline }: { deadline?: Deadline | undefined },
): Promise<void> {
  return tx(ctx, async (ctx) => {
    const proposal = await claimProposal(ctx, id);
    guardDeadline(ctx, proposal);
    await guardAhead(ctx, deadline);
    await ctx.db.update(proposals).set(dueColumns(deadline)).where(eq(proposals.id, id));
    await announce(ctx, 'proposal.deadline-set', { proposalId: id });
  });
}

/** Refuses before anything is typed: deadlines are the Secretariat's, while the proposal goes on. */
export function guardDeadline({ viewer }: Context, proposal: ProposalInHand): void {
  if (!isOfSecretariat(viewer)) throw new Refusal('step-of-the-secretariat', 403);
  guardOpen(proposal);
}

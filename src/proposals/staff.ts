import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import type { Party } from '#drafting/drafted-text.ts';
import { isCurrent } from '#network/current.ts';
import { personName } from '#network/names.ts';
import type { Role } from '#core/roles.ts';
import { and, eq, inArray, notInArray, sql, type SQL } from 'drizzle-orm';
import { claimProposal, outOfStep, type ClaimedProposal } from './claim.ts';
import { mayNameStaff, mayWrite, partyOf } from './policy.ts';
import type { ProposalInHand } from './proposal.ts';
import { proposalStaff } from './tables.ts';

/** A person under a mandate of a party, who could draft for it. */
export type StaffChoice = { mandateId: string; name: string; role: Role };

/** Who can draft for a party: whoever acts for the member, or works at the Secretariat. Over the alias m. */
const ofParty = (party: Party, memberId: string): SQL =>
  party === 'proposer'
    ? sql`m.member_id = ${memberId} and m.role <> 'observer'`
    : sql`m.office_id in (select o.id from offices o where o.kind = 'secretariat') and m.role <> 'editor'`;

/** The people of a party with a current mandate, by name. */
export async function staffChoices(
  { db, locale }: Context,
  party: Party,
  { memberId }: Pick<ProposalInHand, 'memberId'>,
): Promise<StaffChoice[]> {
  const { rows } = await db.execute<StaffChoice>(sql`
    select m.id as "mandateId", ${personName(locale.language)} as name, m.role
    from mandates m join people p on p.id = m.person_id where ${ofParty(party, memberId)} and ${isCurrent} order by 2, m.id`);
  return rows;
}

/** A party says who drafts for it; whoever is left out drafts no more. */
export function nameStaff(
  ctx: Context,
  { id }: { id: string },
  { staff }: { staff: readonly string[] },
): Promise<void> {
  return tx(ctx, async (ctx) => {
    const proposal = await claimProposal(ctx, id);
    const party = partyNaming(ctx, proposal);
    guardStaff(ctx, proposal);
    await nameStaffOf(ctx, proposal, party, staff);
  });
}

/** For which party the viewer names staff: in a draft whoever writes it, later who commits the party. */
export function partyNaming({ viewer }: Context, proposal: ProposalInHand): Party {
  const party = mayWrite(viewer, proposal) ? 'proposer' : partyOf(viewer, proposal);
  if (party === null) throw new Refusal('staff-of-the-parties', 403);
  return party;
}

/** Refuses before anything is chosen. */
export function guardStaff({ viewer }: Context, proposal: ProposalInHand): void {
  if (!mayWrite(viewer, proposal) && !mayNameStaff(viewer, proposal)) throw outOfStep(proposal.state);
}

/** Writes down who drafts for a party. Only mandates that count now are taken. */
export async function nameStaffOf(
  ctx: Context,
  { id, memberId }: Pick<ClaimedProposal, 'id' | 'memberId'>,
  party: Party,
  staff: readonly string[],
): Promise<void> {
  const named = [...new Set(staff)];
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select m.id from mandates m where m.id = any(${sql.param(named)}::uuid[]) and ${ofParty(party, memberId)} and ${isCurrent} for share of m`);
  if (rows.length < named.length) throw new Refusal('staff-not-current', 409, { field: 'staff' });
  const ofThisParty = and(eq(proposalStaff.proposalId, id), eq(proposalStaff.party, party));
  await ctx.db
    .delete(proposalStaff)
    .where(named.length > 0 ? and(ofThisParty, notInArray(proposalStaff.mandateId, named)) : ofThisParty);
  if (named.length === 0) return;
  const added = await ctx.db
    .insert(proposalStaff)
    .values(named.map((mandateId) => ({ proposalId: id, mandateId, party, namedBy: ctx.viewer.personId })))
    .onConflictDoNothing()
    .returning({ mandateId: proposalStaff.mandateId });
  for (const { mandateId } of added) await announce(ctx, 'proposal.staff-named', { proposalId: id, mandateId });
}

/** The mandates that a party has named so far. */
export async function staffNamed({ db }: Context, proposalId: string, party: Party): Promise<string[]> {
  const rows = await db
    .select({ mandateId: proposalStaff.mandateId })
    .from(proposalStaff)
    .where(and(eq(proposalStaff.proposalId, proposalId), inArray(proposalStaff.party, [party])));
  return rows.map(({ mandateId }) => mandateId);
}

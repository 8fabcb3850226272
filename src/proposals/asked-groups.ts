import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { draftGroup } from '#groups/actions.ts';
import { discardDraft } from '#groups/discarding.ts';
import type { TypedCharter } from '#groups/forms.ts';
import { findMemberNamed } from '#groups/named-member.ts';
import { findFounding } from '#groups/queries.ts';
import { and, eq, sql } from 'drizzle-orm';
import { claimProposal, outOfStep } from './claim.ts';
import { isOfParties, mayAskForGroups, mayWrite } from './policy.ts';
import { mostGroups, type ProposalInHand } from './proposal.ts';
import type { GroupAsked, ProposalNamed } from './proposal-view.ts';
import { findProposalForMembers, withOpening } from './queries.ts';
import { proposalGroups } from './tables.ts';
import { groupsAsked } from './whole-sql.ts';

export type GroupsAskedFound = {
  proposal: ProposalNamed;
  groups: GroupAsked[];
  /** Members that could lead. */
  candidates: { slug: string; name: string }[];
  isFull: boolean;
};

/** The groups that a proposal asks for so far, and who could lead a further one. */
export async function findGroupsAsked(ctx: Context, params: { slug: string }): Promise<GroupsAskedFound> {
  const proposal = await findProposalForMembers(ctx, params);
  const [{ rows }, { candidates }] = await Promise.all([
    ctx.db.execute<{ groups: GroupAsked[] }>(
      sql`select ${groupsAsked(ctx.locale.language)} as groups from proposals pr where pr.id = ${proposal.id}`,
    ),
    findFounding(ctx),
  ]);
  const groups = (rows[0]?.groups ?? []).map(withOpening(ctx, proposal));
  return { proposal, groups, candidates, isFull: groups.length >= mostGroups };
}

export type GroupWanted = TypedCharter & { lead: string | undefined };

/** A proposal asks for one more group: its charter and its lead stand as a draft until the decision founds it. */
export function askForGroup(ctx: Context, { id }: { id: string }, wanted: GroupWanted): Promise<{ id: string }> {
  return tx(ctx, async (ctx) => {
    const proposal = await claimProposal(ctx, id);
    guardGroups(ctx, proposal);
    const asked = await ctx.db.select().from(proposalGroups).where(eq(proposalGroups.proposalId, id));
    if (asked.length >= mostGroups) throw new Refusal('too-many-groups', 409, { values: { most: mostGroups } });
    const { lead, coLead, ...charter } = wanted;
    const leadId = lead === undefined ? proposal.memberId : await findMemberNamed(ctx, lead, 'lead');
    const coLeadId = coLead === undefined ? undefined : await findMemberNamed(ctx, coLead, 'coLead');
    const group = await draftGroup(ctx, { ...charter, leadId, coLeadId });
    await ctx.db.insert(proposalGroups).values({ proposalId: id, groupId: group.id });
    await announce(ctx, 'proposal.changed', { proposalId: id });
    return group;
  });
}

/** Refuses before anything is typed. */
export function guardGroups({ viewer }: Context, proposal: ProposalInHand): void {
  if (!isOfParties(viewer, proposal) && !mayWrite(viewer, { ...proposal, state: 'draft' }))
    throw new Refusal('groups-of-the-parties', 403);
  if (!mayAskForGroups(viewer, proposal)) throw outOfStep(proposal.state);
}

/** A proposal no longer asks for a group: its draft is gone. */
export function dropGroup(ctx: Context, { id }: { id: string }, { group }: { group: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    guardGroups(ctx, await claimProposal(ctx, id));
    const dropped = await ctx.db
      .delete(proposalGroups)
      .where(and(eq(proposalGroups.proposalId, id), eq(proposalGroups.groupId, isId(group) ? group : id)))
      .returning({ groupId: proposalGroups.groupId });
    if (dropped.length === 0) throw notFound();
    for (const { groupId } of dropped) await discardDraft(ctx, { id: groupId });
    await announce(ctx, 'proposal.changed', { proposalId: id });
  });
}

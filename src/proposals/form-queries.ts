import type { Context } from '#core/context.ts';
import type { Party } from '#drafting/drafted-text.ts';
import type { Language } from '#i18n/languages.ts';
import { sql } from 'drizzle-orm';
import { guardProposer } from './actions.ts';
import { mayTake, takes } from './policy.ts';
import type { Aim } from './proposal.ts';
import { instantOf, memberFace } from './proposal-sql.ts';
import type { MemberFace, ProposalNamed } from './proposal-view.ts';
import { findProposalForMembers } from './queries.ts';
import { partyNaming, staffChoices, staffNamed, type StaffChoice } from './staff.ts';

export type WritingFound = { member: MemberFace; people: StaffChoice[]; maySubmit: boolean };

/** What the form of a new proposal begins with: the member that asks, and its people. */
export async function findWriting(ctx: Context): Promise<WritingFound> {
  const memberId = guardProposer(ctx);
  const [{ rows }, people] = await Promise.all([
    ctx.db.execute<{ member: MemberFace }>(
      sql`select ${memberFace(sql`mb`, ctx.locale.language)} as member from members mb where mb.id = ${memberId}`,
    ),
    staffChoices(ctx, 'proposer', { memberId }),
  ]);
  const [row] = rows;
  if (!row) throw new Error('a member is missing');
  return { member: row.member, people, maySubmit: takes(ctx.viewer, { memberId }, 'submission') };
}

export type RequestFound = {
  proposal: ProposalNamed;
  language: Language;
  aim: Aim;
  decisionWantedBy: string | null;
  texts: { language: Language; title: string; request: string; reason: string | null }[];
  people: StaffChoice[];
  /** The mandates of those who will draft for the member. */
  named: string[];
  maySubmit: boolean;
};

/** A draft in all its languages, for whoever writes it. */
export async function findRequest(ctx: Context, params: { slug: string }): Promise<RequestFound> {
  const proposal = await findProposalForMembers(ctx, params);
  type Written = Pick<RequestFound, 'language' | 'aim' | 'decisionWantedBy' | 'texts'>;
  const [{ rows }, people, named] = await Promise.all([
    ctx.db.execute<Written>(sql`
      select pr.language, pr.aim, pr.decision_wanted_by::text as "decisionWantedBy", (
        select json_agg(json_build_object('language', t.language, 'title', t.title, 'request', t.request, 'reason', t.reason) order by t.language)
        from proposal_texts t where t.proposal_id = pr.id) as texts
      from proposals pr where pr.id = ${proposal.id}`),
    staffChoices(ctx, 'proposer', proposal),
    staffNamed(ctx, proposal.id, 'proposer'),
  ]);
  const [written] = rows;
  if (!written) throw new Error('a draft is missing');
  return { ...written, proposal, people, named, maySubmit: mayTake(ctx.viewer, proposal, 'submission') };
}

export type StepFound = { proposal: ProposalNamed; dueAt: string | null; dueZone: string | null; today: string };

/** A proposal before a step: until when that was to be taken, and the network's day. */
export async function findStep(ctx: Context, params: { slug: string }): Promise<StepFound> {
  const proposal = await findProposalForMembers(ctx, params);
  const { rows } = await ctx.db.execute<Omit<StepFound, 'proposal'>>(sql`
    select ${instantOf(sql`pr.due_at`)} as "dueAt", pr.due_zone as "dueZone", serai_today()::text as today from proposals pr where pr.id = ${proposal.id}`);
  const [row] = rows;
  if (!row) throw new Error('a proposal is missing');
  return { proposal, ...row };
}

export type StaffFound = { proposal: ProposalNamed; party: Party; people: StaffChoice[]; named: string[] };

/** The people of the viewer's party, and those of them who draft. */
export async function findStaff(ctx: Context, params: { slug: string }): Promise<StaffFound> {
  const proposal = await findProposalForMembers(ctx, params);
  const party = partyNaming(ctx, proposal);
  const [people, named] = await Promise.all([staffChoices(ctx, party, proposal), staffNamed(ctx, proposal.id, party)]);
  return { proposal, party, people, named: named.filter((id) => people.some(({ mandateId }) => mandateId === id)) };
}

/** The joint drafting is opened with people of the Secretariat; who was named before is among them. */
export async function findOpening(
  ctx: Context,
  params: { slug: string },
): Promise<StepFound & { people: StaffChoice[]; named: string[] }> {
  const found = await findStep(ctx, params);
  const [people, named] = await Promise.all([
    staffChoices(ctx, 'network', found.proposal),
    staffNamed(ctx, found.proposal.id, 'network'),
  ]);
  return { ...found, people, named: named.filter((id) => people.some(({ mandateId }) => mandateId === id)) };
}

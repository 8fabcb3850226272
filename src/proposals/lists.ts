import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { notFound } from '#core/refusal.ts';
import { memberName } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import { mayAsk, mayPropose, mayReadWhole, maySee } from './policy.ts';
import { openStates } from './proposal.ts';
import { instantOf } from './proposal-sql.ts';
import type {
  EndorsementInView,
  LatestProposal,
  ProposalInList,
  ProposalNamed,
  ProposalsInView,
  ProposalsQuery,
  QuestionInView,
} from './proposal-view.ts';
import { fromProposals, isAt, named, withAnswering } from './queries.ts';
import { endorsementRows, questionRows } from './whole-sql.ts';

const pageSize = 30;

/** What this reader may know of: what was submitted, and the drafts of the members that they speak for. */
function isInView({ viewer }: Context): SQL {
  if (viewer.isOperator) return sql`true`;
  const own = viewer.mandates.flatMap(({ holder }) => (holder.kind === 'member' ? [holder.id] : []));
  return own.length === 0
    ? sql`pr.number is not null`
    : sql`(pr.number is not null or pr.member_id = any(${sql.param(own)}::uuid[]))`;
}

/** Drafts of one's own come first, then what goes on, then what is over. */
const rank = sql`case when pr.state = 'draft' then 0 when pr.state = any(${sql.param([...openStates])}::text[]) then 1 else 2 end`;

/** Where a row stands in the list. */
const place = sql`2 - ${rank}, pr.state_at, pr.id`;

type ListRow = {
  items: (ProposalInList & { id: string })[];
  total: number;
  states: ProposalsInView['states'];
  memberName: string | null;
};

/** The proposals that this reader may know of: what goes on first, each part from the latest step. */
export async function proposalsInView(
  ctx: Context,
  _: object,
  { after, state, member }: ProposalsQuery = {},
): Promise<ProposalsInView> {
  const ofMember = member === undefined ? sql`true` : sql`mb.slug = ${member}`;
  const inState = state === undefined ? sql`true` : sql`pr.state = ${state}`;
  const seen = sql`from proposals pr join members mb on mb.id = pr.member_id where ${isInView(ctx)} and ${ofMember}`;
  const { rows } = await ctx.db.execute<ListRow>(sql`
    select (select coalesce(json_agg(i.*), '[]') from (${itemsOf(ctx, sql`${isInView(ctx)} and ${ofMember} and ${inState} and ${isAfter(after)}`)}) i) as items,
      (select count(*)::int ${seen} and ${inState}) as total,
      (select coalesce(json_agg(json_build_object('value', s.state, 'count', s.count)), '[]') from (select pr.state, count(*)::int as count ${seen} group by pr.state) s) as states,
      (select ${memberName(ctx.locale.language, sql`x.id`)} from members x where x.slug = ${member ?? null} and x.state <> 'applicant') as "memberName"`);
  const [row] = rows;
  if (!row) throw new Error('a list without a row');
  const items = row.items.slice(0, pageSize);
  return {
    ...row,
    items: items.map(({ id: _id, ...item }) => item),
    next: row.items.length > pageSize ? (items.at(-1)?.id ?? null) : null,
    filters: { ...(state !== undefined && { state }), ...(member !== undefined && { member }) },
    may: { propose: mayPropose(ctx.viewer) },
  };
}

const isAfter = (after: string | undefined): SQL =>
  after !== undefined && isId(after)
    ? sql`coalesce((${place}) < (select ${place} from proposals pr where pr.id = ${after}), true)`
    : sql`true`;

/** What only members read of it, visitors are not answered. */
function itemsOf(ctx: Context, which: SQL): SQL {
  const forMembers = mayReadWhole(ctx.viewer);
  const supporters = sql`(select count(*)::int from endorsements e where e.proposal_id = pr.id and e.withdrawn_at is null)`;
  return sql`
    select x.*, ${forMembers ? sql`(select ${supporters} from proposals pr where pr.id = x.id)` : sql`null::int`} as endorsements
    from (select pr.id, coalesce(pr.slug, pr.id::text) as slug, pr.number, t.title, t.language as "titleLanguage", pr.state,
      json_build_object('id', mb.id, 'slug', mb.slug, 'name', ${memberName(ctx.locale.language, sql`mb.id`)}, 'country', mb.country, 'look', mb.look) as member,
      ${instantOf(sql`pr.state_at`)} as "stateAt", ${forMembers ? instantOf(sql`pr.due_at`) : sql`null::text`} as "dueAt",
      ${forMembers ? sql`coalesce(pr.due_at < serai_clock(), false)` : sql`false`} as "isLate"
    ${fromProposals(ctx)} where ${which} order by (${place}) desc limit ${pageSize + 1}) x`;
}

/** The latest proposals of a member, as its page shows them. */
export async function latestProposalsOf(ctx: Context, memberId: string): Promise<LatestProposal[]> {
  const { rows } = await ctx.db.execute<LatestProposal>(sql`
    select coalesce(pr.slug, pr.id::text) as slug, pr.number, t.title, t.language as "titleLanguage", pr.state
    ${fromProposals(ctx)} where pr.member_id = ${memberId} and ${isInView(ctx)} order by pr.state_at desc, pr.id desc limit 3`);
  return rows;
}

export type EndorsementsInView = {
  proposal: ProposalNamed;
  items: EndorsementInView[];
  next: string | null;
  total: number;
};

const endorsementsOnPage = 60;

/** All cities that support a proposal, the latest first. */
export async function endorsementsInView(
  ctx: Context,
  { slug }: { slug: string },
  { after }: { after?: string | undefined } = {},
): Promise<EndorsementsInView> {
  const from =
    after !== undefined && isId(after)
      ? sql`and (e.at, e.id) < (select b.at, b.id from endorsements b where b.id = ${after})`
      : sql``;
  const asked = sql`${from} order by e.at desc, e.id desc limit ${endorsementsOnPage + 1}`;
  const { rows } = await ctx.db.execute<ProposalNamed & { items: EndorsementInView[]; total: number }>(sql`
    select ${named(ctx)}, ${endorsementRows(ctx.locale.language, asked)} as items,
      (select count(*)::int from endorsements e where e.proposal_id = pr.id and e.withdrawn_at is null) as total
    ${fromProposals(ctx)} where ${isAt(slug)}`);
  const { items, total, proposal } = shared(ctx, rows[0]);
  const shown = items.slice(0, endorsementsOnPage);
  return { proposal, items: shown, total, next: items.length > shown.length ? (shown.at(-1)?.id ?? null) : null };
}

export type QuestionsInView = { proposal: ProposalNamed; items: QuestionInView[]; total: number; mayAsk: boolean };

/** So many questions are shown at once; two parties do not ask each other more. */
const questionsOnPage = 200;

/** What the parties asked each other, what waits for an answer first. */
export async function questionsInView(ctx: Context, { slug }: { slug: string }): Promise<QuestionsInView> {
  const asked = sql`order by (q.answered_at is not null), q.id desc limit ${questionsOnPage}`;
  const { rows } = await ctx.db.execute<ProposalNamed & { items: QuestionInView[]; total: number }>(sql`
    select ${named(ctx)}, ${questionRows(ctx.locale.language, asked)} as items,
      (select count(*)::int from proposal_questions q where q.proposal_id = pr.id) as total
    ${fromProposals(ctx)} where ${isAt(slug)}`);
  const { items, total, proposal } = shared(ctx, rows[0]);
  return { proposal, items: items.map(withAnswering(ctx, proposal)), total, mayAsk: mayAsk(ctx.viewer, proposal) };
}

/** Parts of a proposal are for those who read the whole of it. */
function shared<Item>(
  { viewer }: Context,
  row: (ProposalNamed & { items: Item[]; total: number }) | undefined,
): { items: Item[]; total: number; proposal: ProposalNamed } {
  if (!row || !maySee(viewer, row) || !mayReadWhole(viewer)) throw notFound();
  const { items, total, ...proposal } = row;
  return { items, total, proposal };
}

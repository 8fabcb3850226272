import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { kept } from '#core/kept.ts';
import { notFound } from '#core/refusal.ts';
import { isMember, isOfSecretariat, type Viewer } from '#core/viewer.ts';
import { forReader } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import { mayAnswer, mayReadWhole, maySee, maysOf } from './policy.ts';
import type { ProposalInHand } from './proposal.ts';
import { actorFace, instantOf, memberFace, staffInHand, textFor } from './proposal-sql.ts';
import type { GroupAsked, ProposalInView, ProposalNamed, QuestionInView, WholeProposal } from './proposal-view.ts';
import { filesOf, groupsAsked, historyOf, latestEndorsements, latestQuestions, staffOf } from './whole-sql.ts';

/** At its own address; a draft at its id, which goes on leading there. */
export const isAt = (slug: string): SQL =>
  isId(slug) ? sql`(pr.slug = ${slug} or pr.id = ${slug}::uuid)` : sql`pr.slug = ${slug}`;

/** What every reading of a proposal begins with, over the aliases pr and mb. */
export const named = ({ locale }: Pick<Context, 'locale'>): SQL => sql`
  pr.id, coalesce(pr.slug, pr.id::text) as slug, pr.number, pr.member_id as "memberId", pr.state, pr.text_id as "textId", pr.revision,
  ${staffInHand} as staff, ${memberFace(sql`mb`, locale.language)} as member, t.title, t.language as "titleLanguage"`;

/** The rows that `named` reads, to be narrowed down. */
export const fromProposals = ({ locale }: Pick<Context, 'locale'>): SQL => sql`
  from proposals pr join members mb on mb.id = pr.member_id
    join lateral (select x.title, x.language from proposal_texts x where x.proposal_id = pr.id order by ${forReader(sql`x`, locale.language)} limit 1) t on true`;

/** The proposal at this address as verbs and forms know it; a draft for its own member alone. */
export async function findProposalNamed(ctx: Context, { slug }: { slug: string }): Promise<ProposalNamed> {
  const { rows } = await ctx.db.execute<ProposalNamed>(
    sql`select ${named(ctx)} ${fromProposals(ctx)} where ${isAt(slug)}`,
  );
  const [proposal] = rows;
  if (!proposal || !maySee(ctx.viewer, proposal)) throw notFound();
  return proposal;
}

/** The same for those who read the whole: others have no business with its parts. */
export async function findProposalForMembers(ctx: Context, params: { slug: string }): Promise<ProposalNamed> {
  const proposal = await findProposalNamed(ctx, params);
  if (!mayReadWhole(ctx.viewer)) throw notFound();
  return proposal;
}

type ProposalRow = ProposalNamed & Omit<ProposalInView, 'whole' | 'may'> & { whole: WholeProposal };

export type ProposalQuery = { before?: string | undefined };

/** The proposal at this address, as far as this reader may know it. */
export async function findProposal(
  ctx: Context,
  { slug }: { slug: string },
  { before }: ProposalQuery = {},
): Promise<ProposalInView> {
  const { acting } = ctx.viewer;
  // Whether one's own member supports it is part of what is read.
  const key = ['proposal', slug, before, ctx.locale.language, readsWhole(ctx.viewer), acting?.holder.id];
  const [row] = await kept(ctx, key, () => readProposal(ctx, slug, before));
  if (!row || !maySee(ctx.viewer, row)) throw notFound();
  return inView(ctx, row);
}

/** One row or none. */
async function readProposal(ctx: Context, slug: string, before: string | undefined): Promise<ProposalRow[]> {
  const { rows } = await ctx.db.execute<ProposalRow>(sql`
    select ${named(ctx)}, pr.sample, ${instantOf(sql`pr.state_at`)} as "stateAt", ${reached} as reached, ${decisionOf} as decision,
      ${wholeOf(ctx, before)} as whole
    ${fromProposals(ctx)} where ${isAt(slug)}`);
  return rows;
}

const readsWhole = (viewer: Viewer): boolean => isMember(viewer) || viewer.isOperator;

function inView(ctx: Context, { textId: _, whole, ...row }: ProposalRow): ProposalInView {
  const { viewer } = ctx;
  const isWhole = mayReadWhole(viewer);
  return {
    ...row,
    // For others it began when it was handed in.
    reached: row.reached.filter(({ state }) => isWhole || state !== 'draft'),
    staff: isWhole ? row.staff : [],
    whole: isWhole
      ? {
          ...whole,
          questions: questionsInView(ctx, row, whole.questions),
          groups: whole.groups.map(withOpening(ctx, row)),
        }
      : null,
    may: maysOf(viewer, row),
  };
}

const questionsInView = (
  ctx: Context,
  proposal: ProposalInHand,
  { items, total }: WholeProposal['questions'],
): WholeProposal['questions'] => ({ items: items.map(withAnswering(ctx, proposal)), total });

/** A draft is known to the member that asks for it; once that is handed in, also to those who would lead it and to the Secretariat. */
export const withOpening =
  ({ viewer }: Context, { number, memberId }: Pick<ProposalInHand, 'number' | 'memberId'>) =>
  (group: GroupAsked): GroupAsked => ({
    ...group,
    mayOpen:
      group.state !== 'draft' ||
      viewer.mandates.some(({ holder }) => holder.id === memberId) ||
      (number !== null &&
        (isOfSecretariat(viewer) || viewer.mandates.some(({ holder }) => holder.id === group.lead.id))),
  });

/** Whether this reader is the one to answer. */
export const withAnswering =
  ({ viewer }: Context, proposal: ProposalInHand) =>
  (question: QuestionInView): QuestionInView => ({
    ...question,
    mayAnswer: question.answer === null && mayAnswer(viewer, proposal, question),
  });

/** When it last came into each state; what lies before a return is of yesterday. */
const reached = sql`(
  select coalesce(json_agg(json_build_object('state', r.state, 'at', ${instantOf(sql`r.at`)}) order by r.at), '[]')
  from (select s.state, max(s.at) as at from proposal_steps s where s.proposal_id = pr.id group by s.state) r)`;

const decisionOf = sql`(
  select json_build_object('outcome', d.outcome, 'body', d.body, 'day', d.day, 'reference', d.reference, 'reason', d.reason,
    'reasonLanguage', d.reason_language, 'version', d.version)
  from decisions d where d.proposal_id = pr.id)`;

/** What members read of it, in one object; not even asked for by visitors. */
function wholeOf(ctx: Context, before: string | undefined): SQL {
  const { viewer, locale } = ctx;
  const { language } = locale;
  if (!readsWhole(viewer)) return sql`null::json`;
  return sql`json_build_object('text', ${textFor(language)}, 'language', pr.language,
    'languages', (select json_agg(x.language order by x.language) from proposal_texts x where x.proposal_id = pr.id),
    'aim', pr.aim, 'decisionWantedBy', pr.decision_wanted_by, 'dueAt', ${instantOf(sql`pr.due_at`)}, 'dueZone', pr.due_zone,
    'isLate', coalesce(pr.due_at < serai_clock(), false), 'textId', pr.text_id, 'boardVersion', pr.board_version,
    'history', ${historyOf(language, before)}, 'groups', ${groupsAsked(language)},
    'endorsements', ${latestEndorsements(ctx)}, 'questions', ${latestQuestions(language)}, 'files', ${filesOf(language)},
    'staff', ${staffOf(language)})`;
}

/** A question with its proposal, for who answers it. */
export type QuestionFound = { proposal: ProposalNamed; question: Omit<QuestionInView, 'mayAnswer'> };

/** The question with this id, where this reader may see what it is about. */
export async function findQuestion(ctx: Context, { id }: { id: string }): Promise<QuestionFound> {
  const { rows } = await ctx.db.execute<ProposalNamed & { question: QuestionFound['question'] }>(sql`
    select ${named(ctx)}, ${questionFace(ctx)} as question
    ${fromProposals(ctx)} join proposal_questions q on q.proposal_id = pr.id left join mandates m on m.id = q.mandate_id left join people p on p.id = q.person_id
    where q.id = ${isId(id) ? id : null}::uuid`);
  const [row] = rows;
  if (!row || !maySee(ctx.viewer, row) || !mayReadWhole(ctx.viewer)) throw notFound();
  const { question, ...proposal } = row;
  return { proposal, question };
}

const questionFace = ({
  locale,
}: Context): SQL => sql`json_build_object('id', q.id, 'askedBy', q.asked_by, 'question', q.question,
  'language', q.language, 'by', ${actorFace(locale.language)}, 'at', ${instantOf(sql`q.at`)},
  'answer', case when q.answered_at is not null then json_build_object('text', q.answer, 'language', q.answer_language, 'by', null, 'at', ${instantOf(sql`q.answered_at`)}) end)`;

import { commentOn } from '#comments/actions.ts';
import { wordBytes } from '#comments/comment.ts';
import { commentForm } from '#comments/forms.ts';
import { commentsOf, pageOf } from '#comments/queries.ts';
import type { Context } from '#core/context.ts';
import { textInView } from '#drafting/queries.ts';
import { draftForm } from '#groups/forms.ts';
import { answerFile } from '#media/answer.ts';
import { formBytes } from '#media/media.ts';
import { addressOf, paths } from '#paths.ts';
import { file, form, page, step, type FileRoute, type Outcome, type Route } from '#web/route.ts';
import { nothing } from '#web/schemas.ts';
import {
  endorsementsAnswer,
  groupsAskedAnswer,
  madeAnswer,
  proposalFoundAnswer,
  proposalNamedAnswer,
  proposalsAnswer,
  questionFoundAnswer,
  questionsAnswer,
} from './answers.ts';
import { askForGroup, dropGroup, findGroupsAsked, guardGroups } from './asked-groups.ts';
import { textInHand } from './drafting-queries.ts';
import { endorse, withdrawEndorsement } from './endorsing.ts';
import { addFile, findFile, guardFiles, removeFile } from './files.ts';
import {
  afterQuery,
  answerForm,
  fileForm,
  fileRemovalForm,
  groupRemovalForm,
  proposalQuery,
  proposalsQuery,
  questionForm,
} from './forms.ts';
import { endorsementsInView, proposalsInView, questionsInView } from './lists.ts';
import { EndorsementsPage } from './pages/endorsements.tsx';
import { GroupsAskedPage } from './pages/groups-asked.tsx';
import { AnswerPage, FilePage, QuestionsPage } from './pages/party-forms.tsx';
import { ProposalPage, type ProposalFound } from './pages/proposal.tsx';
import { ProposalsPage } from './pages/proposals.tsx';
import { findProposal, findProposalForMembers, findProposalNamed, findQuestion } from './queries.ts';
import { answerParty, askParty, guardAnswering } from './questions.ts';
import { stepRoutes } from './step-routes.tsx';
import { subjectOf } from './subject.ts';

type Query = { before?: string | undefined; after?: string | undefined };

/** A proposal with the text that is drafted for it, and with what is said on it. */
async function findProposalOnPage(
  ctx: Context,
  params: { slug: string },
  { before, after }: Query = {},
): Promise<ProposalFound> {
  const proposal = await findProposal(ctx, params, { before });
  const { whole, number } = proposal;
  if (whole === null) return { proposal, text: null, discussion: null };
  const subject = subjectOf(ctx.viewer, proposal);
  const [text, comments] = await Promise.all([
    whole.textId === null ? null : textInView(ctx, textInHand(ctx.viewer, whole.textId, proposal)),
    number === null ? null : commentsOf(ctx, subject, { after }),
  ]);
  return { proposal, text, discussion: comments && { subject, comments, isFirst: after === undefined } };
}

/** Back to the proposal, with a sentence about what was done. */
const toProposal =
  (notice: string, part = '') =>
  (_: unknown, { slug }: { slug: string }): Outcome => ({
    location: `${addressOf(paths.proposal, { slug })}${part}`,
    notice,
  });

const ofParties = { who: 'person', limits: { perMinute: 30 } } as const;

export const proposalRoutes: readonly Route[] = [
  page(paths.proposals, proposalsInView, ProposalsPage, {
    who: 'anyone',
    caching: 'public',
    query: proposalsQuery,
    answers: proposalsAnswer,
    summary: 'What the members propose, what goes on first',
  }),

  ...stepRoutes,

  page(paths.proposal, findProposalOnPage, ProposalPage, {
    who: 'anyone',
    caching: 'public',
    query: proposalQuery,
    answers: proposalFoundAnswer,
    summary: 'A proposal: where it stands, who must act, and all that led there',
  }),

  form(paths.proposalGroups, GroupsAskedPage, {
    ...ofParties,
    limits: { perMinute: 30, bytes: 262_144 },
    summary: 'The groups that a proposal asks for; describes a further one',
    schema: draftForm,
    answers: groupsAskedAnswer,
    makes: madeAnswer,
    find: findGroupsAsked,
    guard: (ctx, { proposal }) => guardGroups(ctx, proposal),
    initial: () => ({ kind: 'working-group', joinMode: 'open', visibility: 'public' }),
    act: (ctx, { proposal }, wanted) => askForGroup(ctx, proposal, wanted),
    then: ({ id }, { proposal: { slug } }) => ({
      location: `${addressOf(paths.proposalGroups, { slug })}#main`,
      notice: 'group-asked',
      status: 201,
      answer: { id },
    }),
    example: {
      nameEn: 'Shade and Water',
      purposeEn: 'So that a city facing heat finds a city that has faced it before.',
      kind: 'working-group',
      joinMode: 'open',
      visibility: 'public',
    },
  }),

  step(paths.proposalGroups, {
    ...ofParties,
    method: 'DELETE',
    summary: 'Takes a group out of a proposal',
    schema: groupRemovalForm,
    find: findProposalForMembers,
    act: dropGroup,
    then: toProposal('group-dropped', '#groups'),
    example: { group: 'shade-and-water' },
  }),

  form(paths.proposalFiles, FilePage, {
    ...ofParties,
    limits: { perMinute: 30, bytes: formBytes },
    summary: 'Adds a file to a proposal',
    schema: fileForm,
    answers: proposalNamedAnswer,
    makes: madeAnswer,
    find: findProposalForMembers,
    guard: guardFiles,
    act: addFile,
    then: ({ id }, { slug }) => ({
      location: `${addressOf(paths.proposal, { slug })}#files`,
      notice: 'file-added',
      status: 201,
      answer: { id },
    }),
    example: { title: 'Survey of May 2026' },
  }),

  step(paths.proposalFiles, {
    ...ofParties,
    method: 'DELETE',
    summary: 'Removes a file from a proposal',
    schema: fileRemovalForm,
    find: findProposalForMembers,
    act: removeFile,
    then: toProposal('file-removed', '#files'),
    example: { fileId: '01890000-0000-7000-8000-000000000000' },
  }),

  step(paths.proposalEndorsement, {
    ...ofParties,
    method: 'POST',
    summary: 'Endorses a proposal for a member',
    schema: nothing,
    find: findProposalNamed,
    act: endorse,
    then: toProposal('endorsed', '#endorsements'),
    example: {},
  }),

  step(paths.proposalEndorsement, {
    ...ofParties,
    method: 'DELETE',
    summary: 'Withdraws the endorsement of a member',
    schema: nothing,
    find: findProposalNamed,
    act: withdrawEndorsement,
    then: toProposal('endorsement-withdrawn', '#endorsements'),
    example: {},
  }),

  page(paths.proposalEndorsements, endorsementsInView, EndorsementsPage, {
    who: 'member',
    caching: 'private',
    query: afterQuery,
    answers: endorsementsAnswer,
    summary: 'The members that endorse a proposal, the latest first',
  }),

  form(paths.proposalQuestions, QuestionsPage, {
    who: 'member',
    limits: { perMinute: 30 },
    summary: 'Questions and answers of the parties; asks one',
    schema: questionForm,
    answers: questionsAnswer,
    makes: madeAnswer,
    find: questionsInView,
    act: (ctx, { proposal }, command) => askParty(ctx, proposal, command),
    then: ({ id }, { proposal: { slug } }) => ({
      location: `${addressOf(paths.proposal, { slug })}#questions`,
      notice: 'question-asked',
      status: 201,
      answer: { id },
    }),
    example: { question: 'Which of the cities would lead the group first?' },
  }),

  form(paths.proposalAnswer, AnswerPage, {
    ...ofParties,
    summary: 'Answers a question of the other party',
    schema: answerForm,
    answers: questionFoundAnswer,
    find: findQuestion,
    guard: (ctx, { proposal, question }) =>
      guardAnswering(ctx, proposal, { askedBy: question.askedBy, isAnswered: question.answer !== null }),
    act: (ctx, { proposal, question }, command) =>
      answerParty(ctx, { proposalId: proposal.id, questionId: question.id }, command),
    then: (_, { proposal: { slug } }) => ({
      location: `${addressOf(paths.proposal, { slug })}#questions`,
      notice: 'question-answered',
    }),
    example: { answer: 'Shiraz, for the first two years.' },
  }),

  form(paths.proposalComments, ProposalPage, {
    who: 'person',
    limits: { bytes: wordBytes, perMinute: 30 },
    summary: 'Comments on a proposal',
    schema: commentForm,
    answers: proposalFoundAnswer,
    makes: madeAnswer,
    find: (ctx: Context, params: { slug: string }) => findProposalOnPage(ctx, params),
    act: async (ctx, { proposal }, command) => {
      const subject = subjectOf(ctx.viewer, proposal);
      const { id } = await commentOn(ctx, subject, command);
      return { id, after: await pageOf(ctx, subject, id) };
    },
    then: ({ id, after }, { proposal: { slug } }) => ({
      location: `${addressOf(paths.proposal, { slug }, { after })}#comment-${id}`,
      notice: 'proposal-commented',
      status: 201,
      answer: { id },
    }),
    example: { text: 'We would take part in such a group.', language: 'en' },
  }),
];

export const proposalFileRoutes: readonly FileRoute[] = [
  file(paths.proposalFile, {
    who: 'anyone',
    summary: 'A file that lies with a proposal, for whoever reads the whole of it',
    apiType: 'application/pdf',
    answer: async (ctx, { params }) => answerFile(ctx, (await findFile(ctx, { id: params['id'] ?? '' })).mediaId),
  }),
];

import type { Context } from '#core/context.ts';
import { languages } from '#i18n/languages.ts';
import { fieldOf } from '#network/forms.ts';
import { addressOf, paths } from '#paths.ts';
import { form, step, type FormState, type Outcome, type Route } from '#web/route.ts';
import { nothing } from '#web/schemas.ts';
import { guardWriting, rewriteProposal, writeProposal, type Written } from './actions.ts';
import {
  decisionAnswer,
  openingAnswer,
  requestAnswer,
  staffAnswer,
  stepAnswer,
  writingAnswer,
  writtenAnswer,
} from './answers.ts';
import { findGroupsAsked } from './asked-groups.ts';
import { guardStep } from './claim.ts';
import { decide } from './decision.ts';
import {
  findOpening,
  findRequest,
  findStaff,
  findStep,
  findWriting,
  type RequestFound,
  type StepFound,
} from './form-queries.ts';
import {
  completionForm,
  deadlineForm,
  decisionForm,
  draftingForm,
  requestForm,
  returnForm,
  staffForm,
  stepForm,
  withdrawalForm,
  writingForm,
} from './forms.ts';
import { DecisionPage } from './pages/decision.tsx';
import { StaffPage } from './pages/party-forms.tsx';
import { RequestPage, WritingPage } from './pages/request.tsx';
import {
  BoardPage,
  CompletionPage,
  ConsiderationPage,
  DeadlinePage,
  DraftingPage,
  ReturnPage,
  WithdrawalPage,
} from './pages/step-forms.tsx';
import type { ProposalStep } from './proposal.ts';
import { findProposalForMembers } from './queries.ts';
import { guardStaff, nameStaff } from './staff.ts';
import {
  completeProposal,
  consider,
  guardDeadline,
  openDrafting,
  returnToParties,
  sendToBoard,
  setDeadline,
  submit,
  withdrawProposal,
} from './steps.ts';

/** Those who may not take a step, or come at the wrong moment, are told so before they type. */
const guardOf =
  (taken: ProposalStep) =>
  (ctx: Context, { proposal }: StepFound): void =>
    guardStep(ctx, proposal, taken);

/** Back to the proposal, with a sentence about what was done. */
const toProposalOf =
  (notice: string) =>
  (_: unknown, { proposal: { slug } }: { proposal: { slug: string } }): Outcome => ({
    location: addressOf(paths.proposal, { slug }),
    notice,
  });

const written = ({ slug, isSubmitted }: Written): Outcome<{ slug: string }> => ({
  location: addressOf(paths.proposal, { slug }),
  notice: isSubmitted ? 'proposal-submitted' : 'proposal-kept',
  status: 201,
  answer: { slug },
});

const requestExample = {
  act: 'submit',
  language: 'en',
  titleEn: 'A thematic group for urban heat and water',
  requestEn: 'Found a thematic group for urban heat and water.',
  reasonEn: 'Six members named heat as their first need.',
  aim: 'groups',
};

const ofMember = { who: 'member', limits: { perMinute: 60 } } as const;
const ofSecretariat = { who: 'secretariat', limits: { perMinute: 60 } } as const;
const stepping = { find: findStep, answers: stepAnswer } as const;
const dueExample = { dueDay: '2098-12-14', dueTime: '18:00', dueZone: 'Asia/Tehran' };

/** Writing a proposal, and every step of its way. */
export const stepRoutes: readonly Route[] = [
  form(paths.proposalWriting, WritingPage, {
    ...ofMember,
    summary: 'Begins a proposal, and submits it where its writer says so',
    schema: writingForm,
    answers: writingAnswer,
    makes: writtenAnswer,
    find: findWriting,
    initial: (_, { locale }) => ({ language: locale.language, aim: 'groups' }),
    act: (ctx, _, command) => writeProposal(ctx, command),
    then: (result) => written(result),
    example: requestExample,
  }),

  form(paths.proposalRequest, RequestPage, {
    ...ofMember,
    summary: 'Writes the draft of a proposal anew',
    schema: requestForm,
    answers: requestAnswer,
    makes: writtenAnswer,
    find: findRequest,
    guard: (ctx, { proposal }) => guardWriting(ctx, proposal),
    initial: requestValues,
    act: (ctx, { proposal }, command) => rewriteProposal(ctx, proposal, command),
    then: (result) => written(result),
    example: { ...requestExample, act: 'keep', revision: 1 },
  }),

  step(paths.proposalSubmission, {
    ...ofMember,
    method: 'POST',
    summary: 'Submits a proposal',
    schema: nothing,
    makes: writtenAnswer,
    find: findProposalForMembers,
    act: submit,
    then: ({ slug }) => ({
      location: addressOf(paths.proposal, { slug }),
      notice: 'proposal-submitted',
      status: 201,
      answer: { slug },
    }),
    example: {},
  }),

  form(paths.proposalConsideration, ConsiderationPage, {
    ...ofSecretariat,
    ...stepping,
    summary: 'Takes a proposal under consideration',
    schema: stepForm,
    guard: guardOf('consideration'),
    act: (ctx, { proposal }, command) => consider(ctx, proposal, command),
    then: toProposalOf('proposal-considered'),
    example: { reason: 'Six members asked for it in the yearly survey.', ...dueExample },
  }),

  form(paths.proposalDrafting, DraftingPage, {
    ...ofSecretariat,
    summary: 'Opens the joint drafting of a proposal',
    schema: draftingForm,
    answers: openingAnswer,
    find: findOpening,
    guard: guardOf('drafting'),
    initial: ({ named }) => ({ staff: named }),
    act: (ctx, { proposal }, command) => openDrafting(ctx, proposal, command),
    then: toProposalOf('proposal-opened'),
    example: { reason: 'Staff of both parties will be in touch.', ...dueExample },
  }),

  form(paths.proposalBoard, BoardPage, {
    ...ofSecretariat,
    ...stepping,
    summary: 'Puts the version that both parties agreed to before the Board',
    schema: stepForm,
    guard: guardOf('board'),
    act: (ctx, { proposal }, command) => sendToBoard(ctx, proposal, command),
    then: toProposalOf('proposal-sent'),
    example: { reason: 'Both parties agreed to version 3.' },
  }),

  form(paths.proposalReturn, ReturnPage, {
    ...ofSecretariat,
    ...stepping,
    summary: 'Returns a proposal from the Board to the parties',
    schema: returnForm,
    guard: guardOf('return'),
    act: (ctx, { proposal }, command) => returnToParties(ctx, proposal, command),
    then: toProposalOf('proposal-returned'),
    example: { reason: 'The Board asks for a term of two years.' },
  }),

  form(paths.proposalDecision, DecisionPage, {
    ...ofSecretariat,
    summary: 'Records what a body decided on a proposal; to adopt founds the groups that it asks for',
    schema: decisionForm,
    answers: decisionAnswer,
    find: async (ctx: Context, params: { slug: string }) => {
      const [found, { groups }] = await Promise.all([findStep(ctx, params), findGroupsAsked(ctx, params)]);
      return { ...found, groups };
    },
    guard: guardDecision,
    act: (ctx, { proposal }, command) => decide(ctx, proposal, command),
    then: toProposalOf('proposal-decided'),
    example: { outcome: 'adopted', body: 'executive-board', day: '2026-11-20', reference: 'EB/2026/14' },
  }),

  form(paths.proposalCompletion, CompletionPage, {
    ...ofSecretariat,
    ...stepping,
    summary: 'Records that an adopted proposal is carried out',
    schema: completionForm,
    guard: guardOf('completion'),
    act: (ctx, { proposal }, command) => completeProposal(ctx, proposal, command),
    then: toProposalOf('proposal-completed'),
    example: { reason: 'The rule stands in the statutes since May.' },
  }),

  form(paths.proposalWithdrawal, WithdrawalPage, {
    ...ofMember,
    ...stepping,
    summary: 'Withdraws a proposal before it is decided',
    schema: withdrawalForm,
    guard: guardOf('withdrawal'),
    act: (ctx, { proposal }, command) => withdrawProposal(ctx, proposal, command),
    then: toProposalOf('proposal-withdrawn'),
    example: { reason: 'Another group has taken this up.' },
  }),

  form(paths.proposalDeadline, DeadlinePage, {
    ...ofSecretariat,
    ...stepping,
    summary: 'Says until when the next step should be taken',
    schema: deadlineForm,
    guard: (ctx, { proposal }) => guardDeadline(ctx, proposal),
    act: (ctx, { proposal }, command) => setDeadline(ctx, proposal, command),
    then: toProposalOf('deadline-set'),
    example: dueExample,
  }),

  form(paths.proposalStaff, StaffPage, {
    who: 'person',
    limits: { perMinute: 60 },
    summary: 'Says who drafts for a party',
    schema: staffForm,
    answers: staffAnswer,
    find: findStaff,
    guard: (ctx, { proposal }) => guardStaff(ctx, proposal),
    initial: ({ named }) => ({ staff: named }),
    act: (ctx, { proposal }, command) => nameStaff(ctx, proposal, command),
    then: toProposalOf('staff-named'),
    example: { staff: [] },
  }),
];

/** What is before the Board is adopted or rejected; before, it can only be rejected. */
function guardDecision(ctx: Context, { proposal }: StepFound): void {
  guardStep(ctx, proposal, 'rejection');
}

/** What stands in a draft, as its form shows it. */
function requestValues({ language, aim, decisionWantedBy, texts, named, proposal }: RequestFound): FormState['values'] {
  const words: FormState['values'] = {};
  for (const one of languages) {
    const text = texts.find((candidate) => candidate.language === one);
    for (const part of ['title', 'request', 'reason'] as const) words[fieldOf(part, one)] = text?.[part] ?? '';
  }
  return {
    ...words,
    language,
    aim,
    decisionWantedBy: decisionWantedBy ?? '',
    staff: named,
    revision: String(proposal.revision),
  };
}

import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { agree, askForChange, makeVersion, saveText } from '#drafting/actions.ts';
import {
  comparisonAnswer,
  remarksAnswer,
  turnAnswer,
  versionAnswer,
  versionsAnswer,
  workingTextAnswer,
} from '#drafting/answers.ts';
import { parties, type TextInHand } from '#drafting/drafted-text.ts';
import {
  changeForm,
  comparisonQuery,
  remarkForm,
  remarksQuery,
  textBytes,
  textForm,
  versionForm,
  versionsQuery,
} from '#drafting/forms.ts';
import { remark, settleRemark } from '#drafting/remarks.ts';
import { giveTurn, takeTurn } from '#drafting/turns.ts';
import { guardSpeaker, guardWriter } from '#drafting/writers.ts';
import { languages } from '#i18n/languages.ts';
import { addressOf, paths } from '#paths.ts';
import { form, page, step, type Outcome, type Route } from '#web/route.ts';
import { nothing } from '#web/schemas.ts';
import { z } from 'zod';
import { withText } from './drafting-actions.ts';
import {
  findComparison,
  findRemark,
  findTurn,
  findVersionOfProposal,
  findVersions,
  findWorkingText,
  type DraftedProposal,
  type DraftingFound,
  type VersionFound,
} from './drafting-queries.ts';
import { ChangeRequestPage } from './pages/change-request.tsx';
import { ComparisonPage } from './pages/comparison.tsx';
import { TextPage } from './pages/text.tsx';
import { TurnPage } from './pages/turn.tsx';
import { VersionPage } from './pages/version.tsx';
import { VersionsPage } from './pages/versions.tsx';
import { proposalStates } from './proposal.ts';

const party = z.enum(parties).nullable();

/** The proposal and what its reader has to do with the text, as every answer begins. */
const foundAnswer = z.strictObject({
  proposal: z.strictObject({
    id: z.uuid(),
    slug: z.string(),
    number: z.int().nullable(),
    title: z.string(),
    state: z.enum(proposalStates),
    member: z.strictObject({
      id: z.uuid(),
      slug: z.string(),
      name: z.string(),
      country: z.string(),
      look: z.int(),
    }),
  }),
  text: z.strictObject({ id: z.uuid(), party, speaksFor: party, isOpen: z.boolean() }),
  language: z.enum(languages),
  may: z.strictObject({ readDraft: z.boolean(), write: z.boolean(), agree: z.boolean() }),
});

const versionFoundAnswer = foundAnswer.extend({ version: versionAnswer, remarks: remarksAnswer.nullable() });

// Whoever is not signed in is shown the way there; whose the text is not, finds nothing here.
const drafting = { who: 'person' } as const;
const writing = { ...drafting, limits: { perMinute: 60 } } as const;

const guardWriting = (ctx: Context, { text }: DraftingFound): void => {
  guardWriter(ctx, text);
};

const guardAnswering = (ctx: Context, { text, version }: VersionFound): void => {
  guardSpeaker(ctx, text);
  if (!version.isLatest) throw new Refusal('version-past', 409);
};

const inText = ({ proposal: { slug } }: { proposal: DraftedProposal }): string =>
  addressOf(paths.proposalText, { slug });

const inVersion = ({ slug }: DraftedProposal, number: number, place = ''): string =>
  addressOf(paths.proposalVersion, { slug, number: String(number) }) + place;

const toVersion =
  (notice: string) =>
  (_: unknown, { proposal, version }: VersionFound): Outcome => ({
    location: inVersion(proposal, version.number),
    notice,
  });

type Typed = { body: string; revision: number; auto: boolean; turn: boolean };

/** Whoever has seen both texts takes the turn with the saving, where it is free. */
async function saveTyped(ctx: Context, text: TextInHand, typed: Typed): Promise<{ isAuto: boolean }> {
  if (typed.turn && (await takeTurn(ctx, text)) === 'asked') throw new Refusal('turn-passed', 409, { field: 'body' });
  await saveText(ctx, text, typed);
  return { isAuto: typed.auto };
}

export const draftingRoutes: readonly Route[] = [
  form(paths.proposalText, TextPage, {
    ...drafting,
    limits: { bytes: textBytes, perMinute: 120 },
    summary: 'The text of a proposal as it is being written; saves it',
    schema: textForm,
    answers: foundAnswer.extend({ working: workingTextAnswer }),
    find: findWorkingText,
    initial: ({ working }) => ({ body: working.body, revision: String(working.revision) }),
    act: (ctx, found, typed) => withText(ctx, found, (ctx, text) => saveTyped(ctx, text, typed)),
    // What saves by itself is led to a small page that says whose turn it is, and to no sentence for a later one.
    then: ({ isAuto }, found) =>
      isAuto
        ? { location: addressOf(paths.proposalTurn, { slug: found.proposal.slug }) }
        : { location: inText(found), notice: 'text-saved' },
    example: { body: 'The group is led by a member city for two years.', revision: 1, turn: 'on' },
  }),

  page(paths.proposalTurn, findTurn, TurnPage, {
    ...drafting,
    caching: 'private',
    answers: foundAnswer.extend({ revision: z.int(), savedAt: z.iso.datetime(), turn: turnAnswer }),
    summary: 'Whose turn it is to write the text of a proposal',
  }),
  step(paths.proposalTurn, {
    ...writing,
    method: 'POST',
    summary: 'Takes the turn to write, or asks for it where somebody else is writing',
    schema: nothing,
    find: findTurn,
    act: (ctx, found) => withText(ctx, found, takeTurn),
    then: (turn, found) => ({ location: inText(found), notice: turn === 'taken' ? 'turn-taken' : 'turn-asked' }),
    example: {},
  }),
  step(paths.proposalTurn, {
    ...writing,
    method: 'DELETE',
    summary: 'Gives the turn to write on',
    schema: nothing,
    find: findTurn,
    act: (ctx, found) => withText(ctx, found, giveTurn),
    then: (_, found) => ({ location: inText(found), notice: 'turn-given' }),
    example: {},
  }),

  form(paths.proposalVersions, VersionsPage, {
    ...writing,
    summary: 'The versions of the text of a proposal; sets down the next one',
    schema: versionForm,
    answers: foundAnswer.extend({
      versions: versionsAnswer,
      isFirst: z.boolean(),
      working: workingTextAnswer.nullable(),
    }),
    makes: z.strictObject({ number: z.int() }),
    query: versionsQuery,
    find: (ctx: Context, params: { slug: string }, query: unknown) =>
      findVersions(ctx, params, versionsQuery.parse(query)),
    act: (ctx, found, command) => withText(ctx, found, (ctx, text) => makeVersion(ctx, text, command)),
    then: ({ number }, { proposal }) => ({
      location: inVersion(proposal, number),
      notice: 'version-made',
      status: 201,
      answer: { number },
    }),
    example: { revision: 1, note: 'The term is two years now.' },
  }),

  page(paths.proposalVersion, findVersionOfProposal, VersionPage, {
    ...drafting,
    caching: 'private',
    query: remarksQuery,
    answers: versionFoundAnswer,
    summary: 'One version of the text of a proposal, with the remarks on its passages',
  }),
  step(paths.proposalAgreements, {
    ...writing,
    method: 'POST',
    summary: 'Agrees to a version for a party',
    schema: nothing,
    find: (ctx: Context, params: { slug: string; number: string }) => findVersionOfProposal(ctx, params),
    act: (ctx, found) => withText(ctx, found, (ctx, text) => agree(ctx, text, found.version.number)),
    then: toVersion('version-agreed'),
    example: {},
  }),
  form(paths.proposalChangeRequests, ChangeRequestPage, {
    ...writing,
    summary: 'Asks for a change in a version for a party',
    schema: changeForm,
    answers: versionFoundAnswer,
    find: (ctx: Context, params: { slug: string; number: string }) => findVersionOfProposal(ctx, params),
    guard: guardAnswering,
    act: (ctx, found, { reason }) =>
      withText(ctx, found, (ctx, text) => askForChange(ctx, text, found.version.number, reason)),
    then: toVersion('change-asked'),
    example: { reason: 'The term should be two years.' },
  }),
  form(paths.proposalRemarks, VersionPage, {
    ...writing,
    summary: 'Remarks on a passage of a version, or answers a remark',
    schema: remarkForm,
    answers: versionFoundAnswer,
    makes: z.strictObject({ id: z.uuid() }),
    find: (ctx: Context, params: { slug: string; number: string }) => findVersionOfProposal(ctx, params),
    guard: guardWriting,
    act: (ctx, found, command) => withText(ctx, found, (ctx, text) => remark(ctx, text, found.version.number, command)),
    then: ({ id, paragraph }, { proposal, version }) => ({
      location: inVersion(proposal, version.number, `#paragraph-${paragraph}`),
      notice: 'remarked',
      status: 201,
      answer: { id },
    }),
    example: { paragraph: 1, text: 'How long is a term?' },
  }),
  step(paths.remarkSettlement, {
    ...writing,
    method: 'POST',
    summary: 'Says that a remark is settled',
    schema: nothing,
    find: findRemark,
    act: (ctx, found) => withText(ctx, found, (ctx, text) => settleRemark(ctx, text, found.remark.id)),
    then: (_, { proposal, remark: { number } }) => ({
      location: inVersion(proposal, number),
      notice: 'remark-settled',
    }),
    example: {},
  }),

  page(paths.proposalComparison, findComparison, ComparisonPage, {
    ...drafting,
    caching: 'private',
    query: comparisonQuery,
    answers: foundAnswer.extend({ comparison: comparisonAnswer, versions: versionsAnswer }),
    summary: 'Two versions of the text of a proposal compared',
  }),
];

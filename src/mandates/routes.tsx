import { Refusal } from '#core/refusal.ts';
import type { Context } from '#core/context.ts';
import { answerFile } from '#media/answer.ts';
import { formBytes } from '#media/media.ts';
import { addressOf, pathOfMandates, paths } from '#paths.ts';
import { file, form, step, type FileRoute, type Outcome, type Route } from '#web/route.ts';
import { nothing } from '#web/schemas.ts';
import { appoint, confirmMandate, inviteAgain, type Appointed, type Appointment } from './actions.ts';
import { appointedAnswer, mandateFoundAnswer, mandatesAnswer } from './answers.ts';
import { declineMandate, endMandate, withdrawMandate } from './endings.ts';
import { appointmentForm, confirmationForm, reasonForm } from './forms.ts';
import { ConfirmationPage } from './pages/confirmation.tsx';
import { DecliningPage, EndingPage, WithdrawalPage } from './pages/ending.tsx';
import { MandatesPage } from './pages/mandates.tsx';
import type { Asked } from './proposal-mail.ts';
import {
  findLetter,
  findMandate,
  mandatesOfMember,
  mandatesOfOffice,
  type HolderInView,
  type MandateFound,
  type MandatesFound as Found,
} from './queries.ts';

const appointment = (role: string) => ({
  name: 'Parisa Tavana',
  email: 'parisa.tavana@city.example',
  role,
  titleEn: 'Planner',
  from: '2026-12-01',
  until: '2028-11-30',
});

/** So many names fit into one sentence. */
const mostNamed = 3;

const appointing = {
  who: 'person',
  limits: { bytes: formBytes, perMinute: 30 },
  schema: appointmentForm,
  answers: mandatesAnswer,
  makes: appointedAnswer,
  // English has no writing of its own to tell apart.
  initial: ({ today, language }: Found) => ({
    from: today,
    language,
    nativeLanguage: language === 'en' ? '' : language,
  }),
} as const;

const closing = {
  who: 'person',
  limits: { perMinute: 30 },
  schema: reasonForm,
  answers: mandateFoundAnswer,
} as const;

const appointAt = (ctx: Context, { holder }: Found, command: Appointment): Promise<Appointed> =>
  appoint(ctx, holder, command);

const appointed = (
  { id, isConfirmed, name, asked }: Appointed,
  { holder }: Found,
): Outcome<{ id: string; isConfirmed: boolean }> => ({
  // The form was sent from further down; without a place of its own the browser would stay there, below the notice.
  location: `${mandatesAddress(holder)}#main`,
  ...noticeOf(name, asked),
  status: 201,
  answer: { id, isConfirmed },
});

function noticeOf(person: string, asked: Asked | null): Pick<Outcome, 'notice' | 'noticeValues'> {
  if (asked === null) return { notice: 'mandate-given', noticeValues: { person } };
  const date = { day: asked.answerBy };
  if (asked.names.length === 0) return { notice: 'mandate-proposed-unasked', noticeValues: { person, date } };
  return {
    notice: 'mandate-given-pending',
    noticeValues: { person, date, confirmers: asked.names.slice(0, mostNamed) },
  };
}

/** The page of mandates with a sentence that names the person. */
const backWith =
  (notice: string) =>
  (_: unknown, { holder, mandate }: MandateFound): Outcome => ({
    location: mandatesAddress(holder),
    notice,
    noticeValues: { person: mandate.person.name },
  });

/** Those who may not answer a proposal, or come too late, are told so before they type. */
const guardAnswer =
  (refusal: string, answer: 'confirm' | 'decline' | 'withdraw') =>
  (_: Context, { mandate }: MandateFound): void => {
    if (mandate.state !== 'pending') throw new Refusal('not-pending', 409);
    if (!mandate.may[answer]) throw new Refusal(refusal, 403);
  };

export const mandateRoutes: readonly Route[] = [
  form(paths.memberMandates, MandatesPage, {
    ...appointing,
    summary: 'Who speaks for a member; appoints a person for it',
    find: mandatesOfMember,
    act: appointAt,
    then: appointed,
    example: appointment('contributor'),
  }),
  form(paths.officeMandates, MandatesPage, {
    ...appointing,
    summary: 'Who works at an office; appoints a person there',
    find: mandatesOfOffice,
    act: appointAt,
    then: appointed,
    example: appointment('officer'),
  }),
  form(paths.mandateConfirmation, ConfirmationPage, {
    who: 'person',
    limits: { bytes: formBytes, perMinute: 30 },
    summary: 'Confirms a pending mandate',
    schema: confirmationForm,
    answers: mandateFoundAnswer,
    find: findMandate,
    guard: guardAnswer('not-yours-to-confirm', 'confirm'),
    act: (ctx, { mandate }, command) => confirmMandate(ctx, mandate, command),
    then: backWith('mandate-confirmed'),
    example: {},
  }),
  form(paths.mandateDeclining, DecliningPage, {
    ...closing,
    summary: 'Declines a proposed mandate',
    find: findMandate,
    guard: guardAnswer('not-yours-to-confirm', 'decline'),
    act: (ctx, { mandate }, command) => declineMandate(ctx, mandate, command),
    then: backWith('mandate-declined'),
    example: { reason: 'Another department answers for this.' },
  }),
  form(paths.mandateWithdrawal, WithdrawalPage, {
    ...closing,
    summary: 'Takes back a mandate that one proposed',
    find: findMandate,
    guard: guardAnswer('not-yours-to-withdraw', 'withdraw'),
    act: (ctx, { mandate }, command) => withdrawMandate(ctx, mandate, command),
    then: backWith('mandate-withdrawn'),
    example: { reason: 'Proposed by mistake.' },
  }),
  form(paths.mandateEnding, EndingPage, {
    ...closing,
    summary: 'Ends a mandate',
    find: findMandate,
    guard: guardEnding,
    act: (ctx, { mandate }, command) => endMandate(ctx, mandate, command),
    then: backWith('mandate-ended'),
    example: { reason: 'A new post in another city.' },
  }),
  step(paths.mandateInvitation, {
    who: 'person',
    method: 'POST',
    limits: { perMinute: 10 },
    summary: 'Writes once more to an invited person',
    schema: nothing,
    find: findMandate,
    act: (ctx, { mandate }) => inviteAgain(ctx, mandate),
    then: backWith('invitation-sent'),
    example: {},
  }),
];

export const mandateFiles: readonly FileRoute[] = [
  file(paths.mandateLetter, {
    who: 'anyone',
    summary: 'The letter that attests a mandate, for those concerned and their office',
    apiType: 'application/pdf',
    answer: async (ctx, { params }) => answerFile(ctx, (await findLetter(ctx, { id: params['id'] ?? '' })).mediaId),
  }),
];

const mandatesAddress = (holder: HolderInView) => addressOf(pathOfMandates(holder), { slug: holder.slug });

function guardEnding(_: Context, { mandate }: MandateFound): void {
  if (mandate.state === 'ended') throw new Refusal('ended-already', 409);
  if (mandate.state === 'pending') throw new Refusal('not-confirmed-yet', 409);
  if (!mandate.may.end) throw new Refusal('not-yours-to-end', 403);
}

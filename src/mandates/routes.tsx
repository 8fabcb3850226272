import { Refusal } from '#core/refusal.ts';
import type { Context } from '#core/context.ts';
import { answerFile } from '#media/answer.ts';
import { formBytes } from '#media/media.ts';
import { addressOf, paths } from '#paths.ts';
import { file, form, step, type FileRoute, type Outcome, type Route } from '#web/route.ts';
import { appoint, confirmMandate, endMandate, inviteAgain, type Appointed, type Appointment } from './actions.ts';
import { appointmentForm, confirmationForm, endingForm, invitationForm } from './forms.ts';
import { ConfirmationPage } from './pages/confirmation.tsx';
import { EndingPage } from './pages/ending.tsx';
import { MandatesPage } from './pages/mandates.tsx';
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
  title: 'Planner',
  from: '2026-12-01',
  until: '2028-11-30',
});

const appointing = {
  who: 'person',
  limits: { bytes: formBytes, perMinute: 30 },
  schema: appointmentForm,
  initial: ({ today, language }: Found) => ({ from: today, language }),
} as const;

const appointAt = (ctx: Context, { holder }: Found, command: Appointment): Promise<Appointed> =>
  appoint(ctx, holder, command);

const appointed = ({ id, isConfirmed }: Appointed, { holder }: Found): Outcome => ({
  // The form was sent from further down; without a place of its own the browser would stay there, below the notice.
  location: `${mandatesAddress(holder)}#main`,
  notice: isConfirmed ? 'mandate-given' : 'mandate-given-pending',
  status: 201,
  answer: { id, isConfirmed },
});

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
    find: findMandate,
    guard: refuseConfirmation,
    act: (ctx, { mandate }, command) => confirmMandate(ctx, mandate, command),
    then: (_, { holder }) => ({ location: mandatesAddress(holder), notice: 'mandate-confirmed' }),
    example: {},
  }),
  form(paths.mandateEnding, EndingPage, {
    who: 'person',
    limits: { perMinute: 30 },
    summary: 'Ends a mandate, or turns a pending one down',
    schema: endingForm,
    find: findMandate,
    guard: refuseEnding,
    act: (ctx, { mandate }, command) => endMandate(ctx, mandate, command),
    then: (_, { holder }) => ({ location: mandatesAddress(holder), notice: 'mandate-ended' }),
    example: { reason: 'A new post in another city.' },
  }),
  step(paths.mandateInvitation, {
    who: 'person',
    method: 'POST',
    limits: { perMinute: 10 },
    summary: 'Writes once more to an invited person',
    schema: invitationForm,
    find: findMandate,
    act: (ctx, { mandate }) => inviteAgain(ctx, mandate),
    then: (_, { holder }) => ({ location: mandatesAddress(holder), notice: 'invitation-sent' }),
    example: {},
  }),
];

export const mandateFiles: readonly FileRoute[] = [
  file(paths.mandateLetter, {
    who: 'anyone',
    summary: 'The letter that attests a mandate, for those concerned and their office',
    answer: async (ctx, { params }) => answerFile(ctx, (await findLetter(ctx, { id: params['id'] ?? '' })).mediaId),
  }),
];

const mandatesAddress = (holder: HolderInView) =>
  addressOf(holder.kind === 'member' ? paths.memberMandates : paths.officeMandates, { slug: holder.slug });

function refuseConfirmation(_: Context, { mandate }: MandateFound): void {
  if (mandate.state !== 'pending') throw new Refusal('not-pending', 409);
  if (!mandate.may.confirm) throw new Refusal('not-yours-to-confirm', 403);
}

function refuseEnding(_: Context, { mandate }: MandateFound): void {
  if (mandate.state === 'ended') throw new Refusal('ended-already', 409);
  if (!mandate.may.end) throw new Refusal('not-yours-to-end', 403);
}

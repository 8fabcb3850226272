import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { groupOfMemberAnswer } from '#groups/answers.ts';
import { groupsOfMember } from '#groups/of-member.ts';
import { languages } from '#i18n/languages.ts';
import { mandateAnswer } from '#mandates/answers.ts';
import { rolesToGive } from '#mandates/policy.ts';
import { mandatesOf } from '#mandates/queries.ts';
import { fieldOf } from '#network/forms.ts';
import { addressOf, paths } from '#paths.ts';
import { latestProposalAnswer } from '#proposals/answers.ts';
import { latestProposalsOf } from '#proposals/lists.ts';
import { form, page, step, type FormState, type Outcome, type Route } from '#web/route.ts';
import { nothing } from '#web/schemas.ts';
import { z } from 'zod';
import { changeMember, enterMember, guardDescription } from './actions.ts';
import { enteredAnswer, entryAnswer, memberAnswer, memberProfileAnswer, membersAnswer } from './answers.ts';
import { entryForm, membersQuery, paymentForm, profileForm, reasonForm } from './forms.ts';
import type { MemberStep } from './member.ts';
import type { MemberInView, MemberProfile } from './member-view.ts';
import { EntryPage } from './pages/entry.tsx';
import { MemberPage, type MemberFound } from './pages/member.tsx';
import { MembersPage } from './pages/members.tsx';
import { ProfilePage } from './pages/profile.tsx';
import { PaymentPage, SuspensionPage, WithdrawalPage } from './pages/standing-forms.tsx';
import { mayOfferEntry } from './policy.ts';
import { findEntry, findMember, findMemberProfile, membersInView } from './queries.ts';
import { guardStep, promote, recordPayment, reinstate, suspend, withdraw } from './standing.ts';

/** A member, with who speaks for it. */
async function findMemberOnPage(ctx: Context, params: { slug: string }): Promise<MemberFound> {
  const member = await findMember(ctx, params);
  const holder = { kind: 'member', id: member.id, officeId: member.officeId } as const;
  const [mandates, groups, proposals] = await Promise.all([
    mandatesOf(ctx, holder),
    groupsOfMember(ctx, member.id),
    latestProposalsOf(ctx, member.id),
  ]);
  return { ...member, mandates, mayAppoint: rolesToGive(ctx.viewer, holder).length > 0, groups, proposals };
}

const toMember =
  (notice: string) =>
  (_: unknown, { slug }: { slug: string }): Outcome => ({ location: addressOf(paths.member, { slug }), notice });

/** Those who may not take a step are told so before they type. */
const guardOf =
  (step: MemberStep) =>
  (ctx: Context, member: MemberInView): void =>
    guardStep(ctx, member, step);

const officeForm = { who: 'office', limits: { perMinute: 60 } } as const;

export const memberRoutes: readonly Route[] = [
  page(paths.members, membersInView, MembersPage, {
    who: 'anyone',
    caching: 'public',
    query: membersQuery,
    answers: membersAnswer,
    summary: 'All members, narrowed down, by name',
  }),

  form(paths.memberEntry, EntryPage, {
    ...officeForm,
    summary: 'Enters a member',
    schema: entryForm,
    answers: entryAnswer,
    makes: enteredAnswer,
    find: async (ctx: Context) => {
      if (!mayOfferEntry(ctx.viewer)) throw new Refusal('entry-not-yours', 403);
      return findEntry(ctx);
    },
    // Whom an office enters has mostly just been admitted, and so comes among the latest admissions.
    initial: ({ today }) => ({ kind: 'city', state: 'associate', joined: today }),
    act: (ctx, _, entry) => enterMember(ctx, entry),
    then: ({ slug }) => ({
      location: addressOf(paths.member, { slug }),
      notice: 'member-entered',
      status: 201,
      answer: { slug },
    }),
    example: {
      nameEn: 'Nukus',
      nameFa: 'نکوس',
      kind: 'city',
      country: 'UZ',
      latitude: '42.46',
      longitude: '59.6',
      languages: ['uz', 'kaa'],
      state: 'associate',
      joined: '2026',
    },
  }),

  page(paths.member, findMemberOnPage, MemberPage, {
    who: 'anyone',
    caching: 'public',
    answers: memberAnswer.extend({
      mandates: z.array(mandateAnswer),
      mayAppoint: z.boolean(),
      groups: z.array(groupOfMemberAnswer),
      proposals: z.array(latestProposalAnswer),
    }),
    summary: 'A member and who speaks for it',
  }),

  form(paths.memberProfile, ProfilePage, {
    who: 'member',
    limits: { perMinute: 60 },
    summary: 'Changes what is said of a member',
    schema: profileForm,
    answers: memberProfileAnswer,
    find: findMemberProfile,
    guard: guardDescription,
    initial: profileValues,
    act: changeMember,
    then: toMember('member-changed'),
    example: {
      revision: 1,
      languages: ['fa', 'en'],
      website: 'https://shiraz.ir',
      summaryEn: 'A dry city of gardens in the south of Iran.',
      offersEn: 'Choosing street trees',
    },
  }),

  form(paths.memberPayments, PaymentPage, {
    ...officeForm,
    summary: 'Records until when a member has paid its dues',
    schema: paymentForm,
    answers: memberAnswer,
    find: findMember,
    guard: guardOf('payment'),
    act: recordPayment,
    then: toMember('payment-recorded'),
    example: { until: '2027-12-31' },
  }),

  step(paths.memberPromotion, {
    ...officeForm,
    method: 'POST',
    summary: 'Makes an associate a full member',
    schema: nothing,
    find: findMember,
    act: promote,
    then: toMember('member-promoted'),
    example: {},
  }),

  form(paths.memberSuspension, SuspensionPage, {
    ...officeForm,
    summary: 'Suspends a member',
    schema: reasonForm,
    answers: memberAnswer,
    find: findMember,
    guard: guardOf('suspension'),
    act: suspend,
    then: toMember('member-suspended'),
    example: { reason: 'Dues unpaid since January 2025' },
  }),

  step(paths.memberSuspension, {
    ...officeForm,
    method: 'DELETE',
    summary: 'Lifts the suspension of a member',
    schema: nothing,
    find: findMember,
    act: reinstate,
    then: toMember('member-reinstated'),
    example: {},
  }),

  form(paths.memberWithdrawal, WithdrawalPage, {
    ...officeForm,
    summary: 'Records that a member has left the network',
    schema: reasonForm,
    answers: memberAnswer,
    find: findMember,
    guard: guardOf('withdrawal'),
    act: withdraw,
    then: toMember('member-withdrew'),
    example: { reason: 'The city council ended the membership on 3 November 2026' },
  }),
];

/** What is known of a member, as its form shows it. */
function profileValues(member: MemberProfile): FormState['values'] {
  const words: FormState['values'] = {};
  for (const language of languages) {
    const text = member.texts.find((candidate) => candidate.language === language);
    for (const field of ['name', 'summary', 'needs', 'offers'] as const)
      words[fieldOf(field, language)] = text?.[field] ?? '';
  }
  return {
    ...words,
    revision: String(member.revision),
    languages: member.languages,
    website: member.website ?? '',
    kind: member.kind,
    country: member.country,
    latitude: String(member.latitude),
    longitude: String(member.longitude),
    population: member.population === null ? '' : String(member.population),
    joined: member.joined ?? '',
    founding: member.founding ? 'on' : '',
    source: member.source ?? '',
  };
}

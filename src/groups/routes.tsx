import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { tx } from '#db/tx.ts';
import { languages } from '#i18n/languages.ts';
import { fieldOf } from '#network/forms.ts';
import { addressOf, paths } from '#paths.ts';
import { form, page, step, type FormState, type Outcome, type Route } from '#web/route.ts';
import { nothing } from '#web/schemas.ts';
import type { z } from 'zod';
import {
  changeCharter,
  close,
  draftGroup,
  foundGroup,
  guardGroupStep,
  handLead,
  letRest,
  renew,
  reportDeliverable,
} from './actions.ts';
import {
  beganAnswer,
  charterAnswer,
  foundedAnswer,
  foundingAnswer,
  groupNamedAnswer,
  groupsAnswer,
  participationAnswer,
  participationsAnswer,
} from './answers.ts';
import {
  charterForm,
  foundingForm,
  groupQuery,
  groupsQuery,
  leadForm,
  participationForm,
  participationsQuery,
  peopleForm,
  reasonForm,
  renewalForm,
  type TypedCharter,
} from './forms.ts';
import type { Charter } from './group.ts';
import type { CharterFound, GroupNamed, ParticipationFound, ParticipationsFound } from './group-view.ts';
import { findMemberNamed } from './named-member.ts';
import { findGroupOnPage, GroupOnPage, groupOnPageAnswer } from './on-page.tsx';
import { CharterPage, FoundingPage } from './pages/charter.tsx';
import { GroupsPage } from './pages/groups.tsx';
import { DecliningPage, LeavingPage, PeoplePage } from './pages/part-forms.tsx';
import { ParticipationsPage } from './pages/participations.tsx';
import { valuesOfPlan } from './plan-rows.ts';
import { ClosurePage, DormancyPage, LeadPage, RenewalPage } from './pages/step-forms.tsx';
import { admit, decline, follow, invite, join, leave, namePeople, unfollow } from './participating.ts';
import { findParticipation, participationsOf } from './participations-query.ts';
import { mayFound } from './policy.ts';
import { findCharter, findDeliverable, findFounding, findGroupNamed, groupsInView } from './queries.ts';

const toGroup =
  (notice: string) =>
  (_: unknown, { slug }: { slug: string }): Outcome => ({ location: addressOf(paths.group, { slug }), notice });

const toGroupOf =
  (notice: string) =>
  (_: unknown, { group }: { group: GroupNamed }): Outcome =>
    toGroup(notice)(_, group);

const guardOf =
  (taken: Parameters<typeof guardGroupStep>[2]) =>
  (ctx: Context, group: GroupNamed): void =>
    guardGroupStep(ctx, group, taken);

/** Charters in three languages are longer than other forms. */
const charterBytes = 262_144;

const common = { who: 'member', limits: { perMinute: 60 } } as const;
const stepCommon = { ...common, find: findGroupNamed, answers: groupNamedAnswer } as const;
const partCommon = { ...common, find: findParticipation, answers: participationAnswer } as const;

const charterExample = {
  nameEn: 'Shade and Water',
  purposeEn: 'So that a city facing heat finds a city that has faced it before.',
  kind: 'working-group',
  joinMode: 'open',
  visibility: 'public',
  deliverableEn: ['A method to map shade'],
  deliverableDue: ['2028-03'],
};

export const groupRoutes: readonly Route[] = [
  page(paths.groups, groupsInView, GroupsPage, {
    who: 'anyone',
    caching: 'public',
    query: groupsQuery,
    answers: groupsAnswer,
    summary: 'All groups, narrowed down, by state and name',
  }),

  form(paths.groupFounding, FoundingPage, {
    who: 'secretariat',
    limits: { perMinute: 30, bytes: charterBytes },
    summary: 'Founds a group',
    schema: foundingForm,
    answers: foundingAnswer,
    makes: foundedAnswer,
    find: async (ctx: Context) => {
      if (!mayFound(ctx.viewer)) throw new Refusal('founding-not-yours', 403);
      return findFounding(ctx);
    },
    initial: () => ({ kind: 'working-group', joinMode: 'open', visibility: 'public' }),
    act: (ctx, _, { lead, slug, reason, ...typed }) =>
      tx(ctx, async (ctx) => {
        const leadId = await findMemberNamed(ctx, lead, 'lead');
        const drafted = await draftGroup(ctx, { ...(await charterOf(ctx, typed)), leadId });
        return foundGroup(ctx, drafted, { slug, reason });
      }),
    then: ({ slug }) => ({
      location: addressOf(paths.group, { slug }),
      notice: 'group-founded',
      status: 201,
      answer: { slug },
    }),
    example: { ...charterExample, lead: 'shiraz' },
  }),

  page(paths.group, findGroupOnPage, GroupOnPage, {
    who: 'anyone',
    caching: 'public',
    query: groupQuery,
    answers: groupOnPageAnswer,
    summary: 'A group: its charter, who takes part, and what happened',
  }),

  form(paths.groupCharter, CharterPage, {
    ...common,
    limits: { perMinute: 60, bytes: charterBytes },
    summary: 'Writes the charter of a group anew',
    schema: charterForm,
    answers: charterAnswer,
    find: findCharter,
    guard: guardOf('charter'),
    initial: charterValues,
    act: async (ctx, group, { revision, ...typed }) =>
      changeCharter(ctx, group, { ...(await charterOf(ctx, typed)), revision }),
    then: toGroup('charter-changed'),
    example: { ...charterExample, revision: 1 },
  }),

  form(paths.groupParticipations, ParticipationsPage, {
    who: 'person',
    limits: { perMinute: 60 },
    summary: 'Who takes part in a group; a member joins, or the lead invites one',
    schema: participationForm,
    query: participationsQuery,
    answers: participationsAnswer,
    makes: beganAnswer,
    find: findParticipationsAt,
    act: joinOrInvite,
    then: ({ id, state, isOwn }, { group }) => ({
      location: addressOf(isOwn ? paths.group : paths.groupParticipations, { slug: group.slug }),
      notice: isOwn ? ownNotices[state] : 'participation-invited',
      status: 201,
      answer: { id, state },
    }),
    example: { note: 'Two summers of shade, measured at noon.' },
  }),

  form(paths.groupDormancy, DormancyPage, {
    ...stepCommon,
    summary: 'Makes a group dormant',
    schema: reasonForm,
    guard: guardOf('dormancy'),
    act: letRest,
    then: toGroup('group-rested'),
    example: { reason: 'The lead city elects its council; the work goes on in May.' },
  }),
  form(paths.groupRenewal, RenewalPage, {
    ...stepCommon,
    summary: 'Begins a new term of a group, or wakes one that was dormant',
    schema: renewalForm,
    guard: guardOf('renewal'),
    act: renew,
    then: toGroup('group-renewed'),
    example: { termUntil: '2030-03-19' },
  }),
  form(paths.groupClosure, ClosurePage, {
    ...stepCommon,
    summary: 'Closes a group',
    schema: reasonForm,
    guard: guardOf('closure'),
    act: close,
    then: toGroup('group-closed'),
    example: { reason: 'All deliverables are there.' },
  }),
  form(paths.groupLead, LeadPage, {
    ...common,
    summary: 'Hands the lead of a group to another member that takes part',
    schema: leadForm,
    answers: charterAnswer,
    find: findCharter,
    guard: guardOf('lead'),
    act: async (ctx, group, { member }) =>
      handLead(ctx, group, { memberId: await findMemberNamed(ctx, member, 'member') }),
    then: toGroup('lead-handed'),
    example: { member: 'seoul' },
  }),

  step(paths.groupFollowing, {
    who: 'person',
    limits: { perMinute: 60 },
    method: 'POST',
    summary: 'Follows a group',
    schema: nothing,
    find: findGroupNamed,
    act: follow,
    then: toGroup('group-followed'),
    example: {},
  }),
  step(paths.groupFollowing, {
    who: 'person',
    limits: { perMinute: 60 },
    method: 'DELETE',
    summary: 'Follows a group no more',
    schema: nothing,
    find: findGroupNamed,
    act: unfollow,
    then: toGroup('group-unfollowed'),
    example: {},
  }),

  step(paths.participationAdmission, {
    ...common,
    method: 'POST',
    summary: 'Admits a member that asked to join, or accepts an invitation',
    schema: nothing,
    find: findParticipation,
    act: (ctx, { participation }) => admit(ctx, participation),
    then: (_: unknown, { group, participation }: ParticipationFound) =>
      participation.state === 'invited'
        ? toGroup('participation-joined')(_, group)
        : { location: addressOf(paths.groupParticipations, { slug: group.slug }), notice: 'participation-admitted' },
    example: {},
  }),
  form(paths.participationDeclining, DecliningPage, {
    ...partCommon,
    summary: 'Declines a request or an invitation, or takes it back',
    schema: reasonForm,
    guard: guardPart('decline'),
    act: (ctx, { participation }, command) => decline(ctx, participation, command),
    then: toGroupOf('participation-declined'),
    example: { reason: 'The group is full this year; we begin anew in March.' },
  }),
  form(paths.participationEnding, LeavingPage, {
    ...partCommon,
    summary: 'Leaves a group',
    schema: reasonForm,
    guard: guardPart('leave'),
    act: (ctx, { participation }, command) => leave(ctx, participation, command),
    then: toGroupOf('participation-left'),
    example: { reason: 'Our department was dissolved.' },
  }),
  form(paths.participationPeople, PeoplePage, {
    ...partCommon,
    summary: 'Names the people of a member in a group',
    schema: peopleForm,
    guard: guardPart('namePeople'),
    initial: ({ participation }) => ({ people: participation.people.map(({ mandateId }) => mandateId) }),
    act: (ctx, { participation }, { people }) => namePeople(ctx, participation, { mandateIds: people }),
    then: toGroupOf('people-named'),
    example: { people: [] },
  }),

  step(paths.deliverableCompletion, {
    ...common,
    method: 'POST',
    summary: 'Reports a deliverable of the work plan as done',
    schema: nothing,
    find: findDeliverable,
    act: (ctx, { group, deliverable }) => reportDeliverable(ctx, group, deliverable),
    then: toGroupOf('deliverable-reported'),
    example: {},
  }),
];

function findParticipationsAt(ctx: Context, params: { slug: string }, query: unknown): Promise<ParticipationsFound> {
  return participationsOf(ctx, params, participationsQuery.parse(query));
}

type Begun = { id: string; state: 'asked' | 'invited' | 'joined'; isOwn: boolean };

async function joinOrInvite(
  ctx: Context,
  { group }: ParticipationsFound,
  { member, note }: z.output<typeof participationForm>,
): Promise<Begun> {
  if (member === undefined) return { ...(await join(ctx, group, { note })), isOwn: true };
  const memberId = await findMemberNamed(ctx, member, 'member');
  return { ...(await invite(ctx, group, { memberId, note })), isOwn: false };
}

const ownNotices = {
  joined: 'participation-joined',
  asked: 'participation-asked',
  invited: 'participation-invited',
} as const;

/** Those who may not answer, or come too late, are told so before they type. */
function guardPart(step: 'decline' | 'leave' | 'namePeople') {
  const wanted = step === 'decline' ? ['asked', 'invited'] : ['joined'];
  return (_: Context, { group, participation: { state, may, city } }: ParticipationFound): void => {
    if (!wanted.includes(state)) throw new Refusal('participation-changed', 409);
    if (may[step]) return;
    if (step === 'leave' && group.leadId === city.id && group.may.handLead) throw new Refusal('lead-cannot-leave', 409);
    throw new Refusal('answer-not-yours', 403);
  };
}

/** The co-lead is typed by name. */
async function charterOf(ctx: Context, { coLead, ...charter }: TypedCharter): Promise<Charter> {
  return coLead === undefined ? charter : { ...charter, coLeadId: await findMemberNamed(ctx, coLead, 'coLead') };
}

/** What stands in a charter, as its form shows it. */
function charterValues(charter: CharterFound): FormState['values'] {
  const words: FormState['values'] = {};
  for (const language of languages) {
    const text = charter.texts.find((candidate) => candidate.language === language);
    for (const field of ['name', 'purpose', 'scope', 'rhythm', 'reporting'] as const)
      words[fieldOf(field, language)] = text?.[field] ?? '';
  }
  return {
    ...words,
    ...valuesOfPlan(charter.plan),
    revision: String(charter.revision),
    kind: charter.kind,
    joinMode: charter.joinMode,
    visibility: charter.visibility,
    termFrom: charter.termFrom ?? '',
    termUntil: charter.termUntil ?? '',
    coLead: charter.coLead?.slug ?? '',
  };
}

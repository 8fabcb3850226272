import { roles } from '#core/roles.ts';
import { commentsAnswer, subjectAnswer } from '#comments/answers.ts';
import { textAnswer } from '#drafting/answers.ts';
import { parties } from '#drafting/drafted-text.ts';
import { groupStates } from '#groups/group.ts';
import { languages } from '#i18n/languages.ts';
import { z } from 'zod';
import { aims, decidingBodies, proposalStates } from './proposal.ts';

const language = z.enum(languages);
const state = z.enum(proposalStates);
const instant = z.iso.datetime();
const party = z.enum(parties);
const role = z.enum(roles);

const member = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  country: z.string(),
  look: z.int(),
});

const actor = z.strictObject({ name: z.string(), role: role.nullable(), holder: z.string().nullable() }).nullable();

const proposalInList = z.strictObject({
  slug: z.string(),
  number: z.int().nullable(),
  title: z.string(),
  titleLanguage: language,
  state,
  member,
  stateAt: instant,
  dueAt: instant.nullable(),
  isLate: z.boolean(),
  endorsements: z.int().nullable(),
});

/** The proposals that a reader may know of, and what else could be asked. */
export const proposalsAnswer = z.strictObject({
  items: z.array(proposalInList),
  next: z.string().nullable(),
  total: z.int(),
  filters: z.strictObject({ state: state.optional(), member: z.string().optional() }),
  memberName: z.string().nullable(),
  states: z.array(z.strictObject({ value: state, count: z.int() })),
  may: z.strictObject({ propose: z.boolean() }),
});

const named = {
  id: z.uuid(),
  slug: z.string(),
  number: z.int().nullable(),
  memberId: z.uuid(),
  state,
  title: z.string(),
  titleLanguage: language,
  member,
  revision: z.int(),
  staff: z.array(z.strictObject({ personId: z.uuid(), party })),
};

/** A proposal as its forms know it. */
export const proposalNamedAnswer = z
  .strictObject({
    ...named,
    textId: z.uuid().nullable(),
  })
  .meta({ id: 'ProposalNamed' });

const step = z.strictObject({
  id: z.uuid(),
  state,
  at: instant,
  by: actor,
  reason: z.string().nullable(),
  reasonLanguage: language.nullable(),
});

const endorsement = z.strictObject({ id: z.uuid(), member, at: instant, by: actor });

const question = z.strictObject({
  id: z.uuid(),
  askedBy: party,
  question: z.string(),
  language,
  by: actor,
  at: instant,
  answer: z.strictObject({ text: z.string(), language, by: actor, at: instant }).nullable(),
  mayAnswer: z.boolean(),
});

const decision = z.strictObject({
  outcome: z.enum(['adopted', 'rejected']),
  body: z.enum(decidingBodies),
  day: z.iso.date(),
  reference: z.string(),
  reason: z.string().nullable(),
  reasonLanguage: language.nullable(),
  version: z.int().nullable(),
});

const groupAsked = z.strictObject({
  slug: z.string(),
  name: z.string(),
  purpose: z.string(),
  state: z.enum(groupStates),
  lead: member,
  mayOpen: z.boolean(),
});

const whole = z.strictObject({
  text: z.strictObject({
    title: z.string(),
    request: z.string(),
    language,
    reason: z.strictObject({ text: z.string(), language }).nullable(),
  }),
  language,
  languages: z.array(language),
  aim: z.enum(aims),
  decisionWantedBy: z.iso.date().nullable(),
  dueAt: instant.nullable(),
  dueZone: z.string().nullable(),
  isLate: z.boolean(),
  textId: z.uuid().nullable(),
  boardVersion: z.int().nullable(),
  history: z.strictObject({ items: z.array(step), next: z.string().nullable() }),
  groups: z.array(groupAsked),
  endorsements: z.strictObject({ items: z.array(endorsement), total: z.int(), own: z.boolean() }),
  questions: z.strictObject({ items: z.array(question), total: z.int() }),
  files: z.array(z.strictObject({ id: z.uuid(), title: z.string(), language, at: instant, by: actor })),
  staff: z.array(z.strictObject({ mandateId: z.uuid(), party, name: z.string(), role })),
});

/** One proposal as its reader may know it; `whole` is for members. */
export const proposalAnswer = z
  .strictObject({
    ...named,
    sample: z.boolean(),
    stateAt: instant,
    reached: z.array(z.strictObject({ state, at: instant })),
    decision: decision.nullable(),
    whole: whole.nullable(),
    may: z.strictObject({
      write: z.boolean(),
      submit: z.boolean(),
      consider: z.boolean(),
      openDrafting: z.boolean(),
      sendToBoard: z.boolean(),
      return: z.boolean(),
      adopt: z.boolean(),
      reject: z.boolean(),
      withdraw: z.boolean(),
      complete: z.boolean(),
      setDeadline: z.boolean(),
      nameStaff: z.boolean(),
      askForGroups: z.boolean(),
      addFile: z.boolean(),
      endorse: z.boolean(),
      ask: z.boolean(),
      draft: z.boolean(),
      agree: z.boolean(),
    }),
  })
  .meta({ id: 'Proposal' });

export const endorsementsAnswer = z.strictObject({
  proposal: proposalNamedAnswer,
  items: z.array(endorsement),
  next: z.string().nullable(),
  total: z.int(),
});

export const questionsAnswer = z.strictObject({
  proposal: proposalNamedAnswer,
  items: z.array(question),
  total: z.int(),
  mayAsk: z.boolean(),
});

export const questionFoundAnswer = z.strictObject({
  proposal: proposalNamedAnswer,
  question: question.omit({ mayAnswer: true }),
});

const staffChoice = z.strictObject({ mandateId: z.uuid(), name: z.string(), role });

/** What the form of a new proposal begins with. */
export const writingAnswer = z.strictObject({
  member,
  people: z.array(staffChoice),
  maySubmit: z.boolean(),
});

/** A draft in all its languages, as its form shows it. */
export const requestAnswer = z.strictObject({
  proposal: proposalNamedAnswer,
  language,
  aim: z.enum(aims),
  decisionWantedBy: z.iso.date().nullable(),
  texts: z.array(z.strictObject({ language, title: z.string(), request: z.string(), reason: z.string().nullable() })),
  people: z.array(staffChoice),
  named: z.array(z.uuid()),
  maySubmit: z.boolean(),
});

/** A step with the proposal it is taken on, and until when the last one was to be taken. */
export const stepAnswer = z.strictObject({
  proposal: proposalNamedAnswer,
  dueAt: instant.nullable(),
  dueZone: z.string().nullable(),
  today: z.iso.date(),
});

/** The joint drafting is opened with people of the Secretariat. */
export const openingAnswer = stepAnswer.extend({ people: z.array(staffChoice), named: z.array(z.uuid()) });

/** A decision founds the groups that are asked for. */
export const decisionAnswer = stepAnswer.extend({ groups: z.array(groupAsked) });

export const staffAnswer = z.strictObject({
  proposal: proposalNamedAnswer,
  party,
  people: z.array(staffChoice),
  named: z.array(z.uuid()),
});

export const groupsAskedAnswer = z.strictObject({
  proposal: proposalNamedAnswer,
  groups: z.array(groupAsked),
  candidates: z.array(z.strictObject({ slug: z.string(), name: z.string() })),
  isFull: z.boolean(),
});

/** A proposal with the text that is drafted and what is said on it, as far as this reader may know. */
export const proposalFoundAnswer = z.strictObject({
  proposal: proposalAnswer,
  text: textAnswer.nullable(),
  discussion: z.strictObject({ subject: subjectAnswer, comments: commentsAnswer, isFirst: z.boolean() }).nullable(),
});

export const latestProposalAnswer = proposalInList.pick({
  slug: true,
  number: true,
  title: true,
  titleLanguage: true,
  state: true,
});

/** What a group goes back to. */
export const foundingAnswer = z.strictObject({
  proposal: z.strictObject({
    slug: z.string(),
    number: z.int().nullable(),
    title: z.string(),
    titleLanguage: language,
  }),
  decision: z.strictObject({ reference: z.string(), body: z.enum(decidingBodies), day: z.iso.date() }).nullable(),
});

export const writtenAnswer = z.strictObject({ slug: z.string() });
export const madeAnswer = z.strictObject({ id: z.uuid() });

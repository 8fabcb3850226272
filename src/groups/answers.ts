import { roles } from '#core/roles.ts';
import { languages } from '#i18n/languages.ts';
import { dateTold } from '#web/schemas.ts';
import { z } from 'zod';
import { groupKinds, groupStates, joinModes, momentKinds, visibilities } from './group.ts';
import { participationStates } from './participation.ts';

const language = z.enum(languages);
const kind = z.enum(groupKinds);
const state = z.enum(groupStates);
const day = z.iso.date();

/** A member as groups speak of it. */
export const cityAnswer = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  nameLanguage: language,
  country: z.string(),
  look: z.int(),
});

const person = z.strictObject({
  mandateId: z.uuid(),
  name: z.string(),
  role: z.enum(roles),
  title: z.strictObject({ text: z.string(), language }).nullable(),
});

/** A list of groups. */
export const groupsAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      slug: z.string(),
      name: z.string(),
      nameLanguage: language,
      purpose: z.string(),
      kind,
      state,
      joinMode: z.enum(joinModes),
      visibility: z.enum(visibilities),
      lead: cityAnswer,
      cities: z.int(),
      termUntil: day.nullable(),
    }),
  ),
  next: z.string().nullable(),
  filters: z.strictObject({ kind: kind.optional(), state: state.optional() }),
  kinds: z.array(z.strictObject({ value: kind, count: z.int() })),
  states: z.array(z.strictObject({ value: state, count: z.int() })),
  may: z.strictObject({ found: z.boolean() }),
});

const mays = z.strictObject({
  found: z.boolean(),
  changeCharter: z.boolean(),
  rest: z.boolean(),
  renew: z.boolean(),
  close: z.boolean(),
  handLead: z.boolean(),
  invite: z.boolean(),
  join: z.boolean(),
  report: z.boolean(),
  post: z.boolean(),
  hide: z.boolean(),
  follow: z.boolean(),
});

/** A group as forms about it speak of it. */
export const groupNamedAnswer = z.strictObject({
  id: z.uuid(),
  state,
  joinMode: z.enum(joinModes),
  visibility: z.enum(visibilities),
  leadId: z.uuid(),
  coLeadId: z.uuid().nullable(),
  participants: z.array(z.uuid()),
  chairs: z.array(z.uuid()),
  asker: z.strictObject({ memberId: z.uuid(), isHandedIn: z.boolean() }).nullable(),
  slug: z.string(),
  kind,
  name: z.string(),
  nameLanguage: language,
  revision: z.int(),
  termFrom: day.nullable(),
  termUntil: day.nullable(),
  lead: cityAnswer,
  may: mays,
});

const partMays = z.strictObject({
  admit: z.boolean(),
  decline: z.boolean(),
  leave: z.boolean(),
  namePeople: z.boolean(),
});

const moment = z.strictObject({
  id: z.uuid(),
  kind: z.enum(momentKinds),
  at: z.iso.datetime({ offset: true }),
  on: day,
  member: cityAnswer.nullable(),
  office: z.strictObject({ slug: z.string(), name: z.string() }).nullable(),
  aboutId: z.uuid().nullable(),
  title: z.string().nullable(),
});

/** One group with all that this reader may know of it. */
export const groupAnswer = groupNamedAnswer
  .extend({
    purpose: z.string(),
    scope: z.string().nullable(),
    rhythm: z.string().nullable(),
    reporting: z.string().nullable(),
    languages: z.array(language),
    sample: z.boolean(),
    coLead: cityAnswer.nullable(),
    chair: z.array(person),
    states: z.array(z.strictObject({ state, on: day, reason: z.string().nullable(), isTermOver: z.boolean() })),
    deliverables: z.array(
      z.strictObject({ id: z.uuid(), title: z.string(), language, due: dateTold().nullable(), doneOn: day.nullable() }),
    ),
    cities: z.array(
      cityAnswer.extend({
        participationId: z.uuid(),
        latitude: z.number(),
        longitude: z.number(),
        population: z.int().nullable(),
        people: z.array(person),
      }),
    ),
    nextCities: z.string().nullable(),
    stream: z.strictObject({ items: z.array(moment), next: z.string().nullable() }).nullable(),
    own: z
      .strictObject({ id: z.uuid(), state: z.enum(participationStates), member: cityAnswer, may: partMays })
      .nullable(),
    isFollowed: z.boolean(),
    waiting: z.int(),
  })
  .meta({ id: 'Group' });

const choices = z.array(z.strictObject({ slug: z.string(), name: z.string() }));

export const foundingAnswer = z.strictObject({ candidates: choices });

/** A charter in all its languages, as its form shows it. */
export const charterAnswer = groupNamedAnswer.extend({
  texts: z.array(
    z.strictObject({
      language,
      name: z.string(),
      purpose: z.string(),
      scope: z.string().nullable(),
      rhythm: z.string().nullable(),
      reporting: z.string().nullable(),
    }),
  ),
  coLead: cityAnswer.nullable(),
  plan: z.array(
    z.strictObject({
      id: z.uuid(),
      due: dateTold().nullable(),
      isDone: z.boolean(),
      titles: z.array(z.strictObject({ language, title: z.string() })),
    }),
  ),
  candidates: choices,
});

const participation = z.strictObject({
  id: z.uuid(),
  state: z.enum(participationStates),
  city: cityAnswer,
  isLead: z.boolean(),
  isCoLead: z.boolean(),
  note: z.strictObject({ text: z.string(), language: language.nullable() }).nullable(),
  on: day,
  reason: z.string().nullable(),
  people: z.array(person),
  may: partMays,
});

/** Who takes part in a group, who asks to, and who is invited. */
export const participationsAnswer = z.strictObject({
  group: groupNamedAnswer,
  items: z.array(participation),
  next: z.string().nullable(),
  candidates: choices,
  own: z.enum(participationStates).nullable(),
});

export const participationAnswer = z.strictObject({
  group: groupNamedAnswer,
  participation,
  people: z.array(person),
});

/** Where a group stands that has just been founded. */
export const foundedAnswer = z.strictObject({ slug: z.string() });

/** How joining or inviting went. */
export const beganAnswer = z.strictObject({ id: z.uuid(), state: z.enum(participationStates) });

/** A group in which a member takes part, as the member's page shows it. */
export const groupOfMemberAnswer = z.strictObject({
  slug: z.string(),
  name: z.string(),
  nameLanguage: language,
  kind,
  isLead: z.boolean(),
});

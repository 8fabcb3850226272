import { languages } from '#i18n/languages.ts';
import { dateTold, dayTold, namedTold, wordsTold } from '#web/schemas.ts';
import { z } from 'zod';
import { memberKinds, memberStates } from './member.ts';

const language = z.enum(languages);
const kind = z.enum(memberKinds);
const state = z.enum(memberStates);
const place = { latitude: z.number(), longitude: z.number() };

const memberInList = z.strictObject({
  slug: z.string(),
  name: z.string(),
  nameLanguage: language,
  kind,
  country: z.string(),
  state,
  isInArrears: z.boolean(),
  joined: dateTold().nullable(),
  languages: z.array(z.string()),
  office: namedTold(),
  look: z.int(),
  passage: z
    .strictObject({
      of: z.enum(['name', 'summary', 'needs', 'offers']),
      language,
      pieces: z.array(z.strictObject({ text: z.string(), isFound: z.boolean() })),
    })
    .nullable(),
});

/** A member where it stands on a map. */
export const memberOnMapAnswer = memberInList
  .pick({ slug: true, name: true, nameLanguage: true, country: true, look: true })
  .extend({ ...place, population: z.int().nullable(), isHost: z.boolean() })
  .meta({ id: 'MemberOnMap' });

/** Several members in one square of the world grid. */
export const squareAnswer = z.strictObject({ reference: z.string(), count: z.int(), ...place });

const facet = <Value extends z.ZodType<string>>(value: Value) => z.strictObject({ value, count: z.int() });

/** A list of members with its map and what else could be asked. */
export const membersAnswer = z.strictObject({
  items: z.array(memberInList),
  next: z.string().nullable(),
  total: z.int(),
  all: z.int(),
  countries: z.int(),
  filters: z.strictObject({
    office: z.string().optional(),
    country: z.string().optional(),
    kind: kind.optional(),
    state: state.optional(),
    language: z.string().optional(),
    q: z.string().optional(),
    square: z.string().optional(),
  }),
  officeName: z.string().nullable(),
  facets: z.strictObject({
    offices: z.array(facet(z.string()).extend({ name: z.string() })),
    countries: z.array(facet(z.string())),
    kinds: z.array(facet(kind)),
    states: z.array(facet(state)),
    languages: z.array(facet(z.string())),
  }),
  map: z
    .strictObject({
      points: z.array(memberOnMapAnswer),
      squares: z.array(squareAnswer),
      others: z.array(z.strictObject(place)),
    })
    .nullable(),
  may: z.strictObject({ enter: z.boolean() }),
});

const facts = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  kind,
  country: z.string(),
  ...place,
  population: z.int().nullable(),
  geonamesId: z.int().nullable(),
  languages: z.array(z.string()),
  officeId: z.uuid(),
  joined: dateTold().nullable(),
  state,
  founding: z.boolean(),
  website: z.string().nullable(),
  source: z.string().nullable(),
  sample: z.boolean(),
  look: z.int(),
  revision: z.int(),
});

/** One member with all that this reader may know of it. */
export const memberAnswer = facts
  .extend({
    nameLanguage: language,
    names: z.array(z.strictObject({ language, name: z.string() })),
    office: namedTold(),
    hostedOffice: namedTold().nullable(),
    isInArrears: z.boolean(),
    duesPaidUntil: dayTold().nullable(),
    summary: wordsTold(),
    needs: wordsTold(),
    offers: wordsTold(),
    states: z.array(z.strictObject({ state, since: dateTold().nullable(), reason: z.string().nullable() })),
    neighbours: z.array(memberOnMapAnswer),
    may: z.strictObject({
      describe: z.boolean(),
      promote: z.boolean(),
      suspend: z.boolean(),
      reinstate: z.boolean(),
      withdraw: z.boolean(),
      recordPayment: z.boolean(),
    }),
  })
  .meta({ id: 'Member' });

/** A member with its words in all languages, as its form shows it. */
export const memberProfileAnswer = facts.extend({
  texts: z.array(
    z.strictObject({
      language,
      name: z.string(),
      summary: z.string().nullable(),
      needs: z.string().nullable(),
      offers: z.string().nullable(),
    }),
  ),
  may: z.strictObject({ describe: z.boolean(), stateFacts: z.boolean() }),
});

/** The form of a new member knows the network's day: on it has joined whoever has just been admitted. */
export const entryAnswer = z.strictObject({ today: dayTold() });

/** Where a member stands that has just been entered. */
export const enteredAnswer = z.strictObject({ slug: z.string() });

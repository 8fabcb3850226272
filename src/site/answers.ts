import { memberKinds, memberStates } from '#members/member.ts';
import { memberOnMapAnswer, squareAnswer } from '#members/answers.ts';
import { askedOfCityAnswer } from '#desk/answers.ts';
import { dateTold, namedTold, wordsTold } from '#web/schemas.ts';
import { z } from 'zod';

const home = z.strictObject({
  network: z.strictObject({
    name: z.string(),
    acronym: z.string().nullable(),
    founded: z.int().nullable(),
    summary: wordsTold(),
    purpose: wordsTold(),
    email: z.string().nullable(),
  }),
  members: z.int(),
  countries: z.int(),
  points: z.array(memberOnMapAnswer),
  squares: z.array(squareAnswer),
  offices: z.array(
    z.strictObject({
      slug: z.string(),
      name: z.string(),
      kind: z.enum(['secretariat', 'regional']),
      members: z.int(),
      countries: z.int(),
      host: z.string().nullable(),
      places: z.array(z.strictObject({ latitude: z.number(), longitude: z.number(), name: z.string().nullable() })),
    }),
  ),
  latest: z.array(
    z.strictObject({
      slug: z.string(),
      name: z.string(),
      kind: z.enum(memberKinds),
      country: z.string(),
      look: z.int(),
      state: z.enum(memberStates),
      joined: dateTold(),
      source: z.string().nullable(),
      sample: z.boolean(),
    }),
  ),
});

/** The home page: the network, and what is asked of the reader's city. */
export const homeAnswer = z.strictObject({
  home,
  cast: z.array(
    z.strictObject({
      email: z.string(),
      who: z.string(),
      canTry: z.string(),
      slug: z.string(),
      look: z.int().nullable(),
    }),
  ),
  asked: askedOfCityAnswer.nullable(),
  may: z.strictObject({ begin: z.boolean() }),
});

/** Every office with its members, and the groups at work. */
export const siteMapAnswer = z.strictObject({
  index: z.strictObject({
    offices: z.array(
      namedTold().extend({ kind: z.enum(['secretariat', 'regional']), members: z.int(), cities: z.array(namedTold()) }),
    ),
    isWhole: z.boolean(),
    groups: z.array(namedTold()),
  }),
});

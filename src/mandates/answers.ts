import { roles } from '#core/roles.ts';
import { languages } from '#i18n/languages.ts';
import { dayTold, wordsTold } from '#web/schemas.ts';
import { z } from 'zod';

const state = z.enum(['pending', 'coming', 'current', 'ended']);

/** A mandate as its reader may know it. */
export const mandateAnswer = z
  .strictObject({
    id: z.uuid(),
    person: z.strictObject({
      name: z.string(),
      contact: z.strictObject({ email: z.string(), telephone: z.string().nullable() }).nullable(),
    }),
    role: z.enum(roles),
    title: wordsTold(),
    from: dayTold(),
    until: dayTold().nullable(),
    state,
    answerBy: dayTold().nullable(),
    endsSoon: z.boolean(),
    ending: z.enum(['ended', 'declined', 'withdrawn', 'lapsed']).nullable(),
    endReason: z.string().nullable(),
    endedOn: dayTold().nullable(),
    proposedBy: z.string().nullable(),
    proposedOn: dayTold().nullable(),
    confirmedBy: z.string().nullable(),
    confirmedOn: dayTold().nullable(),
    isOwn: z.boolean(),
    may: z.strictObject({
      confirm: z.boolean(),
      confirmWithoutLetter: z.boolean(),
      decline: z.boolean(),
      withdraw: z.boolean(),
      end: z.boolean(),
      invite: z.boolean(),
      readLetter: z.boolean(),
    }),
    accountId: z.uuid().nullable(),
  })
  .meta({ id: 'Mandate' });

const named = {
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  country: z.string().nullable(),
  look: z.int().nullable(),
  officeName: z.string().nullable(),
  officeSlug: z.string().nullable(),
};

const holder = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('member'), officeId: z.uuid(), ...named }),
    z.strictObject({ kind: z.literal('office'), isSecretariat: z.boolean(), ...named }),
  ])
  .meta({ id: 'Holder' });

/** One mandate with its holder. */
export const mandateFoundAnswer = z.strictObject({ holder, mandate: mandateAnswer });

/** Who speaks for a holder, and what this reader may give there. */
export const mandatesAnswer = z.strictObject({
  holder,
  today: dayTold(),
  mandates: z.array(mandateAnswer),
  rolesToGive: z.array(z.enum(roles)),
  isConfirmedAtOnce: z.boolean(),
  language: z.enum(languages),
});

/** What became of an appointment. */
export const appointedAnswer = z.strictObject({ id: z.uuid(), isConfirmed: z.boolean() });

/** A mandate as the person who holds it reads it. */
export const ownMandateAnswer = z
  .strictObject({
    id: z.uuid(),
    role: z.enum(roles),
    title: wordsTold(),
    from: dayTold(),
    until: dayTold().nullable(),
    state,
    answerBy: dayTold().nullable(),
    holder: z.strictObject({
      kind: z.enum(['member', 'office']),
      slug: z.string(),
      name: z.string(),
      country: z.string().nullable(),
      look: z.int().nullable(),
    }),
    givenBy: z.string().nullable(),
  })
  .meta({ id: 'OwnMandate' });

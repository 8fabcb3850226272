import { recordAnswer } from '#audit/answers.ts';
import { roles } from '#core/roles.ts';
import { momentKinds } from '#groups/group.ts';
import { mandateAnswer, ownMandateAnswer } from '#mandates/answers.ts';
import { memberStates } from '#members/member.ts';
import { dayTold, namedTold, wordsTold } from '#web/schemas.ts';
import { z } from 'zod';
import { dueGroups, waitingKinds } from './desk.ts';

const moved = { due: dayTold().nullable(), isLate: z.boolean(), by: z.enum(['you', 'representative', 'focal-point']) };

const about = {
  mandateId: z.uuid(),
  person: z.string(),
  role: z.enum(roles),
  title: wordsTold(),
  hasLetter: z.boolean(),
};

const inGroup = { group: namedTold() };
const inProposal = { proposal: namedTold() };

/** What is asked of the city that the reader speaks for. */
export const askedOfCityAnswer = z
  .strictObject({
    member: namedTold().extend({ look: z.int() }),
    today: dayTold(),
    office: namedTold().extend({ email: z.string().nullable() }),
    things: z.array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('confirmation'), ...about, ...moved }),
        z.strictObject({ kind: z.literal('ending'), ...about, ...moved }),
        z.strictObject({ kind: z.literal('profile'), missing: z.array(z.enum(['needs', 'offers'])), ...moved }),
        z.strictObject({ kind: z.literal('dues'), ...moved }),
        z.strictObject({
          kind: z.literal('verdict'),
          ...inProposal,
          number: z.int(),
          isAgreedByOther: z.boolean(),
          ...moved,
        }),
        z.strictObject({ kind: z.literal('returned'), ...inProposal, reason: z.string().nullable(), ...moved }),
        z.strictObject({ kind: z.literal('question'), ...inProposal, question: z.string(), ...moved }),
        z.strictObject({ kind: z.literal('invitation'), ...inGroup, ...moved }),
        z.strictObject({ kind: z.literal('request'), ...inGroup, city: namedTold(), ...moved }),
      ]),
    ),
  })
  .meta({ id: 'AskedOfCity' });

const newsAnswer = z.strictObject({
  kind: z.enum(momentKinds),
  on: dayTold(),
  group: namedTold(),
  member: namedTold().extend({ country: z.string(), look: z.int() }).nullable(),
  office: namedTold().nullable(),
  title: z.string().nullable(),
  postId: z.uuid().nullable(),
});

/** The reader's own page. */
export const meAnswer = z.strictObject({
  asked: askedOfCityAnswer.nullable(),
  mandates: z.array(mandateAnswer),
  own: z.array(ownMandateAnswer),
  news: z.array(newsAnswer),
});

const waitingThing = z.strictObject({
  kind: z.enum(waitingKinds),
  id: z.uuid(),
  since: z.iso.datetime({ offset: true }),
  due: dayTold(),
  when: z.enum(dueGroups),
  days: z.int(),
  holder: namedTold()
    .extend({
      kind: z.enum(['member', 'office']),
      country: z.string().nullable(),
      look: z.int().nullable(),
    })
    .nullable(),
  person: z.string().nullable(),
  role: z.enum(roles).nullable(),
  hasLetter: z.boolean(),
  fileName: z.string().nullable(),
  proposal: namedTold().nullable(),
  version: z.int().nullable(),
});

const memberOnDesk = namedTold().extend({
  country: z.string(),
  look: z.int(),
  state: z.enum(memberStates),
  isInArrears: z.boolean(),
  duesPaidUntil: dayTold().nullable(),
  speakers: z.int(),
  hasRepresentative: z.boolean(),
});

/** What waits for an office, with its members and the latest records. */
export const deskAnswer = z.strictObject({
  office: namedTold(),
  today: dayTold(),
  waiting: z.strictObject({
    items: z.array(waitingThing),
    next: z.string().nullable(),
    kind: z.enum(waitingKinds).nullable(),
    groups: z.partialRecord(z.enum(dueGroups), z.int()),
  }),
  counts: z.partialRecord(z.enum(waitingKinds), z.int()),
  late: z.int(),
  members: z.strictObject({ items: z.array(memberOnDesk), total: z.int() }),
  records: z.array(recordAnswer),
  may: z.strictObject({
    enterMember: z.boolean(),
    import: z.boolean(),
    appoint: z.boolean(),
    lead: z.boolean(),
  }),
});

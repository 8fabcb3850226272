import { languages, type Language } from '#i18n/languages.ts';
import { isSlug, normalizeDigits } from '#i18n/text.ts';
import { timeZoneNamed } from '#i18n/time-zones.ts';
import { fieldOf } from '#network/forms.ts';
import { day, line, optional, prose, several, upload, wholeNumber } from '#web/schemas.ts';
import { z } from 'zod';
import type { RequestCommand } from './actions.ts';
import { deadlineIn } from './deadline.ts';
import {
  aims,
  decidingBodies,
  proposalStates,
  type Deadline,
  type ProposalText,
  type ProposalTexts,
} from './proposal.ts';

/** What may stand behind the question mark of the list; what cannot be read asks for nothing. */
export const proposalsQuery = z.object({
  state: lenient(z.enum(proposalStates)),
  member: lenient(z.string().refine(isSlug)),
  after: lenient(z.uuid()),
});

/** Of a proposal's page: where its history and its comments go on. */
export const proposalQuery = z.object({ before: lenient(z.uuid()), after: lenient(z.uuid()) });

export const afterQuery = z.object({ after: lenient(z.uuid()) });

function lenient<S extends z.ZodType>(schema: S) {
  return schema.optional().catch(undefined);
}

const titleField = () => optional(line(160));
const requestField = () => optional(prose(600));
const reasonField = () => optional(prose(4_000));

const requestFields = {
  act: z.enum(['keep', 'submit']).default('keep'),
  language: z.enum(languages).default('en'),
  titleEn: titleField(),
  titleFa: titleField(),
  titleKo: titleField(),
  requestEn: requestField(),
  requestFa: requestField(),
  requestKo: requestField(),
  reasonEn: reasonField(),
  reasonFa: reasonField(),
  reasonKo: reasonField(),
  aim: z.enum(aims),
  decisionWantedBy: optional(day()),
  staff: several(z.uuid()),
};

/** A member writes what it asks of the network. */
export const writingForm = z.strictObject(requestFields).superRefine(askForWords).transform(requestOf);

/** A draft is written anew; `revision` names the one that was read. */
export const requestForm = z
  .strictObject({ ...requestFields, revision: wholeNumber(1, 2_000_000_000) })
  .superRefine(askForWords)
  .transform((typed) => ({ ...requestOf(typed), revision: typed.revision }));

type Typed = z.output<z.ZodObject<typeof requestFields>>;

/** A title in the language it is written in, and in each that has more words; what is handed in says what should be done as well. */
function askForWords(typed: Typed, context: z.RefinementCtx): void {
  const wanted = languages.filter(
    (language) =>
      language === typed.language ||
      (['title', 'request', 'reason'] as const).some((part) => typed[fieldOf(part, language)] !== undefined),
  );
  for (const language of wanted) {
    for (const part of typed.act === 'submit' ? (['title', 'request'] as const) : (['title'] as const)) {
      const field = fieldOf(part, language);
      if (typed[field] === undefined) context.addIssue({ code: 'custom', path: [field], params: { code: 'required' } });
    }
  }
}

function requestOf({ act, language, aim, decisionWantedBy, staff, ...typed }: Typed): RequestCommand {
  return { act, language, aim, decisionWantedBy, staff, texts: textsOf(typed) };
}

function textsOf(typed: Omit<Typed, 'act' | 'language' | 'aim' | 'decisionWantedBy' | 'staff'>): ProposalTexts {
  return Object.fromEntries(
    languages.flatMap((language): [Language, ProposalText][] => {
      const title = typed[fieldOf('title', language)];
      if (title === undefined) return [];
      const request = typed[fieldOf('request', language)] ?? '';
      return [[language, { title, request, reason: typed[fieldOf('reason', language)] }]];
    }),
  );
}

/** Hours and minutes in digits of any script: 18:00, ۱۸:۰۰. */
const clockTime = () =>
  z
    .string()
    .overwrite((text) => normalizeDigits(text).trim())
    .refine((text) => /^([01]?\d|2[0-3])[:.][0-5]\d$/.test(text), { params: { code: 'no-time' } })
    .transform((text) => text.replace('.', ':').padStart(5, '0'))
    .meta({ description: 'Hours and minutes: 18:00.' });

const timeZone = () =>
  z
    .string()
    .refine((text) => timeZoneNamed(text) !== null, { params: { code: 'choose' } })
    .transform((text) => timeZoneNamed(text) ?? text)
    .meta({ description: 'An IANA time zone: Asia/Tehran. UTC where it is left out.' });

const dueFields = { dueDay: optional(day()), dueTime: optional(clockTime()), dueZone: optional(timeZone()) };

type DueTyped = z.output<z.ZodObject<typeof dueFields>>;

/** By the end of the working day, where only a day was said. */
const usualTime = '18:00';

/** The clocks of the sender's zone say when it is; a day alone means the evening. */
function deadlineOf({ dueDay, dueTime = usualTime, dueZone = 'UTC' }: DueTyped): { deadline?: Deadline | undefined } {
  return dueDay === undefined ? {} : { deadline: deadlineIn(dueZone, { day: dueDay, time: dueTime }) };
}

/** Why a step is taken; everyone who reads the proposal reads it. */
const reason = () => prose(2_000);

/** A step with a reason, where there is one, and until when the next should be taken. */
export const stepForm = z
  .strictObject({ ...dueFields, reason: optional(reason()) })
  .transform((typed) => ({ reason: typed.reason, ...deadlineOf(typed) }));

export const draftingForm = z
  .strictObject({ ...dueFields, reason: optional(reason()), staff: several(z.uuid()) })
  .transform((typed) => ({ reason: typed.reason, staff: typed.staff, ...deadlineOf(typed) }));

export const returnForm = z
  .strictObject({ ...dueFields, reason: reason() })
  .transform((typed) => ({ reason: typed.reason, ...deadlineOf(typed) }));

export const deadlineForm = z.strictObject(dueFields).transform(deadlineOf);

export const withdrawalForm = z.strictObject({ reason: reason() });

export const completionForm = z.strictObject({ reason: optional(reason()) });

/** What a body decided; to reject needs a reason. */
export const decisionForm = z
  .strictObject({
    outcome: z.enum(['adopted', 'rejected']),
    body: z.enum(decidingBodies),
    day: day(),
    reference: line(80),
    reason: optional(reason()),
  })
  .superRefine(({ outcome, reason: given }, context) => {
    if (outcome === 'rejected' && given === undefined)
      context.addIssue({ code: 'custom', path: ['reason'], params: { code: 'required' } });
  });

export const staffForm = z.strictObject({ staff: several(z.uuid()) });

export const questionForm = z.strictObject({ question: prose(2_000) });

export const answerForm = z.strictObject({ answer: prose(4_000) });

export const fileForm = z.strictObject({ title: line(160), file: upload() });

export const fileRemovalForm = z.strictObject({ fileId: z.uuid() });

/** The group as the address of its page names it. */
export const groupRemovalForm = z.strictObject({ group: line(100) });

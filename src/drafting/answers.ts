import { languages } from '#i18n/languages.ts';
import { z } from 'zod';
import { paragraphKinds, partKinds } from './comparison.ts';
import { parties, verdicts } from './drafted-text.ts';

const writer = z.strictObject({ person: z.string(), holder: z.string().nullable(), party: z.enum(parties) });

const standing = z.enum(['agreed', 'change-asked', 'waits', 'superseded']);

const verdict = z.strictObject({
  party: z.enum(parties),
  verdict: z.enum(verdicts),
  reason: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
});

const versionInList = z.strictObject({
  number: z.int(),
  note: z.string().nullable(),
  by: writer,
  at: z.iso.datetime(),
  isLatest: z.boolean(),
  standing: z.strictObject({ proposer: standing, network: standing }),
});

/** Versions of a text, the newest first. */
export const versionsAnswer = z.strictObject({ items: z.array(versionInList), next: z.int().nullable() });

/** One version, whole. */
export const versionAnswer = versionInList
  .extend({ language: z.enum(languages), body: z.string(), verdicts: z.array(verdict) })
  .meta({ id: 'TextVersion' });

/** Whose turn it is to write. */
export const turnAnswer = z.strictObject({
  holder: z.strictObject({ name: z.string(), party: z.enum(parties), isOwn: z.boolean() }).nullable(),
  until: z.iso.datetime().nullable(),
  asked: z.strictObject({ name: z.string(), isOwn: z.boolean() }).nullable(),
  passesAt: z.iso.datetime().nullable(),
  can: z.enum(['write', 'take', 'ask', 'wait']),
});

/** The text as it is being written. */
export const workingTextAnswer = z
  .strictObject({
    language: z.enum(languages),
    body: z.string(),
    revision: z.int(),
    savedAt: z.iso.datetime(),
    savedBy: z.string().nullable(),
    turn: turnAnswer,
    latest: z.int().nullable(),
    isSetDown: z.boolean(),
  })
  .meta({ id: 'WorkingText' });

const comparedParagraph = z.strictObject({
  kind: z.enum(paragraphKinds),
  from: z.int().nullable(),
  to: z.int().nullable(),
  parts: z.array(z.strictObject({ kind: z.enum(partKinds), text: z.string() })),
});

/** Two versions as one text: without what was added it is the older, without what was removed the newer. */
export const comparisonAnswer = z
  .strictObject({
    paragraphs: z.array(comparedParagraph),
    isCoarse: z.boolean(),
    from: z.int(),
    to: z.int(),
    language: z.enum(languages),
  })
  .meta({ id: 'Comparison' });

/** What a proposal says of its text. */
export const textAnswer = z.strictObject({
  language: z.enum(languages),
  versions: versionsAnswer,
  changes: comparisonAnswer.nullable(),
  verdicts: z.array(verdict),
  openRemarks: z.int().nullable(),
});

const said = { id: z.uuid(), text: z.string(), language: z.enum(languages), by: writer, at: z.iso.datetime() };

/** Remarks on passages of a version. */
export const remarksAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      ...said,
      paragraph: z.int(),
      quote: z.string().nullable(),
      settledBy: z.string().nullable(),
      answers: z.array(z.strictObject(said)),
    }),
  ),
  next: z.string().nullable(),
  open: z.int(),
  settled: z.int(),
});

import { groupKinds, groupStates, joinModes, visibilities } from '#groups/group.ts';
import { parties, verdicts } from '#drafting/drafted-text.ts';
import { languages } from '#i18n/languages.ts';
import { aims, decidingBodies, proposalStates } from '#proposals/proposal.ts';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { deadline, moment } from './example-time.ts';

const language = z.enum(languages);
const days = z.number().int();
const slug = z.string().regex(/^[a-z0-9-]+$/);
const words = z.string().trim().min(1);
const inLanguages = <Text extends z.ZodType>(text: Text) => z.partialRecord(language, text);

/** Who speaks: a person by e-mail address, with the member or office where they speak for several. */
const speech = z.strictObject({ by: z.email(), for: slug.optional(), at: moment, language, text: words });

const spoken = speech.extend({ comments: z.array(speech).default([]) });

const document = z.strictObject({ file: words, title: words, language, by: z.email(), at: moment });

const city = z.strictObject({
  city: slug,
  asked: moment.optional(),
  invited: moment.optional(),
  joined: moment.optional(),
  declined: moment.optional(),
  left: moment.optional(),
  reason: words.optional(),
  people: z.array(z.email()).default([]),
  note: z.strictObject({ language, text: words }).optional(),
});

const groupFile = z.strictObject({
  slug,
  kind: z.enum(groupKinds),
  joinMode: z.enum(joinModes),
  visibility: z.enum(visibilities),
  lead: slug,
  coLead: slug.optional(),
  term: z.strictObject({ from: days, until: days }).optional(),
  states: z
    .array(
      z.strictObject({
        state: z.enum(groupStates),
        at: moment,
        by: z.email(),
        for: slug.optional(),
        reason: words.optional(),
      }),
    )
    .min(1),
  texts: inLanguages(z.strictObject({ name: words, purpose: words, scope: words, rhythm: words, reporting: words })),
  deliverables: z.array(z.strictObject({ due: days.optional(), done: moment.optional(), titles: inLanguages(words) })),
  /** In the order in which they came; a draft has none yet. */
  cities: z.array(city).default([]),
  followers: z.array(z.email()).default([]),
  posts: z.array(spoken.extend({ documents: z.array(document).default([]) })).default([]),
  documents: z.array(document).default([]),
});

const remark = z.strictObject({
  by: z.email(),
  party: z.enum(parties),
  at: moment,
  language,
  text: words,
});

const version = z.strictObject({
  by: z.email(),
  party: z.enum(parties),
  at: moment,
  note: words.optional(),
  /** Its paragraphs. */
  body: z.array(words).min(1),
  verdicts: z
    .array(
      z.strictObject({
        by: z.email(),
        party: z.enum(parties),
        at: moment,
        verdict: z.enum(verdicts),
        reason: words.optional(),
      }),
    )
    .default([]),
  remarks: z
    .array(
      remark.extend({
        paragraph: z.number().int().positive(),
        quote: words.optional(),
        settled: moment.optional(),
        answers: z.array(remark).default([]),
      }),
    )
    .default([]),
});

const proposalFile = z.strictObject({
  /** Of a draft: the name of its file alone. */
  slug,
  number: z.number().int().positive().optional(),
  member: slug,
  language,
  aim: z.enum(aims),
  /** Drafts of groups that it asks for, or those that it founded. */
  groups: z.array(slug).default([]),
  wantedBy: days.optional(),
  due: deadline.optional(),
  texts: inLanguages(z.strictObject({ title: words, request: words, reason: words.optional() })),
  steps: z
    .array(
      z.strictObject({
        state: z.enum(proposalStates),
        at: moment,
        by: z.email(),
        for: slug.optional(),
        reason: words.optional(),
        language: language.optional(),
      }),
    )
    .min(1),
  staff: z.array(z.strictObject({ by: z.email(), party: z.enum(parties), at: moment })).default([]),
  /** Cities with the moment of each. */
  endorsements: z.record(slug, moment).default({}),
  questions: z
    .array(
      z.strictObject({
        party: z.enum(parties),
        by: z.email(),
        at: moment,
        language,
        question: words,
        answer: z.strictObject({ by: z.email(), at: moment, language, text: words }).optional(),
      }),
    )
    .default([]),
  files: z.array(document).default([]),
  draft: z
    .strictObject({
      language,
      versions: z.array(version),
      working: z.array(words).optional(),
      saved: moment.optional(),
      savedBy: z.email().optional(),
    })
    .optional(),
  boardVersion: z.number().int().optional(),
  decision: z
    .strictObject({
      outcome: z.enum(['adopted', 'rejected']),
      body: z.enum(decidingBodies),
      day: days,
      /** `{year}` stands for the year of that day. */
      reference: words,
      reason: words.optional(),
      language: language.optional(),
      version: z.number().int().optional(),
      by: z.email(),
      at: moment,
    })
    .optional(),
  comments: z.array(speech).default([]),
});

export type ExampleGroup = z.infer<typeof groupFile>;
export type ExampleProposal = z.infer<typeof proposalFile>;
export type ExampleDocument = z.infer<typeof document>;

/** The groups of the example, each from its own file. */
export const groupsIn = (folder: string): Promise<ExampleGroup[]> => filesIn(path.join(folder, 'groups'), groupFile);

/** The proposals of the example, each from its own file. */
export const proposalsIn = (folder: string): Promise<ExampleProposal[]> =>
  filesIn(path.join(folder, 'proposals'), proposalFile);

async function filesIn<Shape extends z.ZodType>(folder: string, shape: Shape): Promise<z.output<Shape>[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted();
  return Promise.all(
    names.map(async (name) => shape.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8')))),
  );
}

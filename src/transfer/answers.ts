import { z } from 'zod';
import { problemCodes } from './problem.ts';
import { importKinds, outcomes } from './report.ts';

const counts = {
  entered: z.int(),
  changed: z.int(),
  kept: z.int(),
  refused: z.int(),
  unchanged: z.int(),
};

const offered = z.strictObject({
  id: z.uuid(),
  kind: z.enum(importKinds),
  fileName: z.string(),
  at: z.iso.datetime(),
  carriedOutAt: z.iso.datetime().nullable(),
});

/** The latest imports, and what this person may bring. */
export const importsAnswer = z.strictObject({
  items: z.array(offered.extend({ givenBy: z.string().nullable(), counts: z.strictObject(counts) })),
  kinds: z.array(z.enum(importKinds)),
});

const changes = z.array(z.strictObject({ column: z.string(), from: z.string(), to: z.string() }));

const judgedLine = z.strictObject({
  line: z.int(),
  slug: z.string(),
  name: z.string(),
  outcome: z.enum(outcomes),
  changes,
  kept: changes,
  problems: z.array(
    z.strictObject({
      column: z.string().nullable(),
      code: z.enum(problemCodes),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
});

/** What a file would do or has done, line by line. */
export const importAnswer = z.strictObject({
  offered: offered.extend({
    report: z.strictObject({
      kind: z.enum(importKinds),
      rows: z.int(),
      ...counts,
      unknownColumns: z.array(z.string()),
      absentColumns: z.array(z.string()),
      overwritten: z.boolean(),
      unlisted: z.int(),
      stoppedAfter: z.int().exactOptional(),
      digest: z.string(),
    }),
  }),
  outcome: z.enum(outcomes).nullable(),
  lines: z.array(judgedLine),
  next: z.int().nullable(),
  may: z.strictObject({ carryOut: z.boolean() }),
});

/** Where the report stands of a file that has just been read. */
export const offerAnswer = z.strictObject({ id: z.uuid() });

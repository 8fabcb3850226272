import { namedTold } from '#web/schemas.ts';
import { z } from 'zod';
import { recordKinds, recordTopics } from './record.ts';

/** One entry of the log. */
export const recordAnswer = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(recordKinds),
    at: z.iso.datetime(),
    by: z.string().nullable(),
    member: namedTold().extend({ look: z.int() }).nullable(),
    office: namedTold().nullable(),
    person: z.string().nullable(),
    group: namedTold().nullable(),
    proposal: namedTold().nullable(),
    reason: z.string().nullable(),
    until: z.string().nullable(),
    entered: z.int().nullable(),
    changed: z.int().nullable(),
  })
  .meta({ id: 'Record' });

/** A stretch of the log. */
export const recordsAnswer = z.strictObject({
  items: z.array(recordAnswer),
  next: z.string().nullable(),
  topic: z.enum(recordTopics).nullable(),
  isWhole: z.boolean(),
  isFirst: z.boolean(),
});

import { tick, upload } from '#web/schemas.ts';
import { z } from 'zod';
import { importKinds, outcomes } from './report.ts';

/** A file laid on the desk. */
export const offerForm = z.strictObject({ kind: z.enum(importKinds), file: upload() });

/** That the report with this digest was read, and is to be carried out. */
export const carryOutForm = z.strictObject({ seen: z.string().regex(/^[0-9a-f]{64}$/), overwrite: tick() });

/** Which lines of a report, from which on; what cannot be read asks for the first. */
export const reportQuery = z.object({
  outcome: z.enum(outcomes).optional().catch(undefined),
  after: z.coerce.number().int().min(1).max(100_000_000).optional().catch(undefined),
});

export type ReportQuery = z.infer<typeof reportQuery>;

import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { carryOut, dryRun, ImportRefused } from '#transfer/actions.ts';
import type { ImportKind, ImportReport } from '#transfer/report.ts';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

const MOST_BYTES = 60 * 1_048_576;

export type ImportCommand = { dryRun?: boolean; overwrite?: boolean; onProgress?: (step: string) => void };

/**
 * Imports a file of members or offices, or says what it would do. Where a line is refused nothing is stored, and the report says
 * which. Refusals: `too-large` (413) above 60 MB; 422 with the line where the file is no CSV list.
 */
export async function importFile(
  ctx: Context,
  kind: ImportKind,
  file: string,
  { dryRun: isDry = false, overwrite = false, onProgress }: ImportCommand = {},
): Promise<ImportReport> {
  const { size } = await stat(file);
  if (size > MOST_BYTES) throw new Refusal('too-large', 413, { values: { megabytes: MOST_BYTES / 1_048_576 } });
  const source = createReadStream(file);
  const report = ({ rows }: { rows: number }) => onProgress?.(`${kind}: ${rows}`);
  if (isDry) return dryRun(ctx, { kind, source }, report);
  try {
    return await carryOut(ctx, { kind, source }, { overwrite, onProgress: report });
  } catch (error) {
    if (error instanceof ImportRefused) return error.report;
    throw error;
  }
}

import type { Context } from '#core/context.ts';
import { exportOf } from '#transfer/export.ts';
import type { ImportKind } from '#transfer/report.ts';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes all members or offices as CSV to a stream, such as standard output. */
export async function exportTo(ctx: Context, kind: ImportKind, stream: Writable): Promise<void> {
  await pipeline(Readable.from(exportOf(ctx, kind)), stream);
}

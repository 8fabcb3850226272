import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { holdEntries } from '#members/bulk.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { createHash } from 'node:crypto';
import type { ImportOptions } from './importer.ts';
import { mayImport } from './policy.ts';
import type { ImportInView, KeptReport } from './queries.ts';
import type { ImportKind, ImportReport } from './report.ts';
import { runFile, type ListFile, type OnProgress } from './run.ts';
import { imports } from './tables.ts';

/** Says what a file would do to the network, and does nothing. */
export function dryRun(ctx: Context, file: ListFile, onProgress?: OnProgress): Promise<ImportReport> {
  guardImport(ctx, file.kind);
  return runFile(ctx, { ...file, overwrite: false, writes: false, ...(onProgress && { onProgress }) });
}

/** A list refused because of some of its lines; the report says which. */
export class ImportRefused extends Refusal {
  readonly report: ImportReport;

  constructor(report: ImportReport) {
    super('import-refused', 409, { values: { count: report.refused } });
    this.report = report;
  }
}

/**
 * The network takes over what a file says: all of it, or nothing. Throws ImportRefused where a single line is refused; a file that
 * cannot be read is a Refusal (422) at the field `file`. While another import runs it is refused with `import-running` (409); the
 * command line waits instead.
 */
export function carryOut(
  ctx: Context,
  file: ListFile,
  options: ImportOptions & { onProgress?: OnProgress },
): Promise<ImportReport> {
  const { kind } = file;
  guardImport(ctx, kind);
  return tx(ctx, async (ctx) => {
    await takeTurn(ctx);
    const report = await runFile(ctx, { ...file, writes: true, ...options });
    if (report.refused > 0) throw new ImportRefused(report);
    const { entered } = report;
    const changed = options.overwrite ? rewritten(report) : report.changed;
    if (entered + changed > 0) await announce(ctx, `${kind}.imported`, { entered, changed });
    return report;
  });
}

/** Lines that only had kept fields are changed as well once these are overwritten. */
const rewritten = ({ rows, entered, unchanged }: ImportReport): number => rows - entered - unchanged;

function guardImport({ viewer }: Context, kind: ImportKind): void {
  if (!mayImport(viewer, kind)) throw new Refusal(kind === 'offices' ? 'secretariat-only' : 'imports-not-yours', 403);
}

/**
 * One import at a time; and while it runs no country changes hands and nobody else enters or changes a member. All is held before
 * anything is read or locked: offices are changed in the same order.
 */
async function takeTurn(ctx: Context): Promise<void> {
  if (ctx.viewer.isOperator) await waitForTurn(ctx);
  else await tryForTurn(ctx);
  await holdEntries(ctx);
  // A step at the desk would hold its member and wait for a count that is written here, while this waits for that member.
  await ctx.db.execute(sql`lock table members in share row exclusive mode`);
}

/** A long list may take longer than the limits that keep single requests short. */
const longer = sql`set_config('statement_timeout', '120s', true), set_config('idle_in_transaction_session_timeout', '120s', true)`;

async function waitForTurn({ db }: Context): Promise<void> {
  await db.execute(sql`select ${longer}, set_config('lock_timeout', '60s', true)`);
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('imports'))`);
}

/** Whoever waits at the desk would keep a connection from everybody else. */
async function tryForTurn({ db }: Context): Promise<void> {
  const { rows } = await db.execute<{ isTaken: boolean }>(
    sql`select ${longer}, pg_try_advisory_xact_lock(hashtext('imports')) as "isTaken"`,
  );
  if (!rows[0]?.isTaken) throw new Refusal('import-running', 409);
}

/** A file as it comes to the desk. */
export type Offer = { kind: ImportKind; file: File };

/** A longer list is for the command line. */
const MOST_ROWS = 50_000;

const onDesk = (kind: ImportKind, content: Uint8Array): ListFile => ({ kind, source: [content], mostRows: MOST_ROWS });

/** Someone lays a file on the desk: it is read, and what it would do is written down. Of a file with refused lines the content is not kept. */
export async function offerImport(ctx: Context, { kind, file }: Offer): Promise<{ id: string }> {
  guardImport(ctx, kind);
  const content = Buffer.from(await file.arrayBuffer());
  const report = await dryRun(ctx, onDesk(kind, content));
  const digest = report.refused > 0 ? createHash('sha256').update(content).digest('hex') : await ctx.store.put(content);
  const id = newId();
  await ctx.db.insert(imports).values({
    id,
    kind,
    fileName: plainName(file.name),
    digest,
    givenBy: ctx.viewer.personId ?? '',
    report: kept(ctx, report),
  });
  return { id };
}

function kept({ viewer }: Context, report: ImportReport): KeptReport {
  return { ...report, officeId: viewer.acting?.holder.kind === 'office' ? viewer.acting.holder.id : null };
}

/** The report anew, on the same desk. */
const withOffice = (report: ImportReport) =>
  sql`${JSON.stringify(report)}::jsonb || jsonb_build_object('officeId', ${imports.report} -> 'officeId')`;

const plainName = (name: string): string => {
  const plain = name.replace(/[\p{C}/\\]/gu, '').trim();
  return [...plain].slice(0, 120).join('') || 'import.csv';
};

/** An import that waits is read again, for others may have changed the network; its report is then written anew. */
export async function readAnew(ctx: Context, found: ImportInView): Promise<ImportInView> {
  if (found.carriedOutAt || found.report.refused > 0) return found;
  const [row] = await ctx.db.select({ digest: imports.digest }).from(imports).where(eq(imports.id, found.id));
  const report = await dryRun(ctx, onDesk(found.kind, await ctx.store.read(row?.digest ?? '')));
  if (report.digest === found.report.digest) return found;
  await ctx.db
    .update(imports)
    .set({ report: withOffice(report) })
    .where(and(eq(imports.id, found.id), isNull(imports.carriedOutAt)));
  return { ...found, report };
}

type Offered = Pick<ImportInView, 'id' | 'kind' | 'carriedOutAt'> & { report: Pick<ImportReport, 'refused'> };

/**
 * Carries out exactly the file that was looked at, if it still does what its reader has seen: `seen` is the digest of that report.
 * Refuses with `import-differs` (409) where the network has changed so that it would do something else.
 */
export function carryOutOffered(
  ctx: Context,
  offered: Offered,
  { seen, overwrite }: { seen: string; overwrite: boolean },
): Promise<void> {
  guardImport(ctx, offered.kind);
  if (offered.carriedOutAt) throw new Refusal('import-done', 409);
  if (offered.report.refused > 0)
    throw new Refusal('import-refused', 409, { values: { count: offered.report.refused } });
  return tx(ctx, async (ctx) => {
    await takeTurn(ctx);
    const done = await ctx.db
      .update(imports)
      .set({ carriedOutAt: sql`serai_clock()` })
      .where(and(eq(imports.id, offered.id), isNull(imports.carriedOutAt)))
      .returning({ id: imports.id, digest: imports.digest });
    if (!done[0]) throw new Refusal('import-done', 409);
    const content = await ctx.store.read(done[0].digest);
    const report = await carryOut(ctx, onDesk(offered.kind, content), { overwrite });
    if (report.digest !== seen) throw new Refusal('import-differs', 409);
    await ctx.db
      .update(imports)
      .set({ report: withOffice(report) })
      .where(eq(imports.id, offered.id));
  });
}

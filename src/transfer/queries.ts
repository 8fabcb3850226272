import type { Context } from '#core/context.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import { isOfSecretariat, type Viewer } from '#core/viewer.ts';
import { isId } from '#core/ids.ts';
import { personName } from '#network/names.ts';
import { people } from '#people/tables.ts';
import { and, desc, eq, sql, type SQL } from 'drizzle-orm';
import type { ReportQuery } from './forms.ts';
import { mayImport } from './policy.ts';
import { importKinds, type ImportKind, type ImportReport, type JudgedLine, type Outcome } from './report.ts';
import { imports } from './tables.ts';

/** An import among the earlier ones. */
export type ImportInList = {
  id: string;
  kind: ImportKind;
  fileName: string;
  at: Date;
  carriedOutAt: Date | null;
  givenBy: string | null;
  counts: Pick<ImportReport, 'entered' | 'changed' | 'kept' | 'refused' | 'unchanged'>;
};

export type ImportsInView = { items: ImportInList[]; kinds: ImportKind[] };

/** An import with its report. */
export type ImportInView = Omit<ImportInList, 'counts' | 'givenBy'> & { report: ImportReport };

const LATEST = 50;

/** The latest imports that this person may look at, and the kinds of files they may bring. */
export async function importsOf(ctx: Context): Promise<ImportsInView> {
  const { viewer } = ctx;
  const kinds = importKinds.filter((kind) => mayImport(viewer, kind));
  if (kinds.length === 0) throw new Refusal('imports-not-yours', 403);
  const items = await ctx.db
    .select({
      id: imports.id,
      kind: imports.kind,
      fileName: imports.fileName,
      at: imports.at,
      carriedOutAt: imports.carriedOutAt,
      givenBy: personName(ctx.locale.language, sql`${people}`),
      counts: countsInReport,
    })
    .from(imports)
    .leftJoin(people, eq(people.id, imports.givenBy))
    .where(visibleTo(viewer))
    .orderBy(desc(imports.at), desc(imports.id))
    .limit(LATEST);
  return { items, kinds };
}

/** The Secretariat looks at all imports, an office at those that were laid on its own desk. */
function visibleTo(viewer: Viewer): SQL {
  if (isOfSecretariat(viewer)) return sql`true`;
  const holder = viewer.acting?.holder;
  return sql`${imports.report} ->> 'officeId' = ${holder?.kind === 'office' ? holder.id : null}`;
}

const countsInReport = sql<
  ImportInList['counts']
>`jsonb_build_object('entered', ${imports.report}->'entered', 'changed', ${imports.report}->'changed',
  'kept', ${imports.report}->'kept', 'refused', ${imports.report}->'refused', 'unchanged', ${imports.report}->'unchanged')`;

/** The import at this address with the report that was written down for it. */
export async function findImport(ctx: Context, { id }: { id: string }): Promise<ImportInView> {
  const [row] = isId(id)
    ? await ctx.db
        .select()
        .from(imports)
        .where(and(eq(imports.id, id), visibleTo(ctx.viewer)))
    : [];
  if (!row || !mayImport(ctx.viewer, row.kind)) throw notFound();
  const { kind, fileName, at, carriedOutAt } = row;
  return { id, kind, fileName, at, carriedOutAt, report: reportIn(row.report) };
}

const LINES = 100;

/** One page of a report. */
export type ReportPage = {
  offered: Omit<ImportInView, 'report'> & { report: Omit<ImportReport, 'lines'> };
  outcome: Outcome | null;
  lines: JudgedLine[];
  /** The line after which the next page begins. */
  next: number | null;
  /** Whether this person may carry the import out, and there is something to do. */
  may: { carryOut: boolean };
};

/** The lines of an import that are asked for, in the order of the file. */
export function reportPage(
  { report: { lines: all, ...report }, ...found }: ImportInView,
  { outcome, after = 0 }: ReportQuery,
): ReportPage {
  const lines = all.filter(
    (judged) =>
      judged.line > after && (!outcome || judged.outcome === outcome || (outcome === 'kept' && judged.kept.length > 0)),
  );
  const shown = lines.slice(0, LINES);
  const does = report.entered + report.changed + report.kept > 0;
  return {
    offered: { ...found, report },
    outcome: outcome ?? null,
    lines: shown,
    next: lines.length > LINES ? (shown.at(-1)?.line ?? null) : null,
    may: { carryOut: does && report.refused === 0 && found.carriedOutAt === null },
  };
}

/** A report as it is written down: with the office on whose desk the file was laid. */
export type KeptReport = ImportReport & { officeId: string | null };

/** What `offerImport` itself wrote. */
function reportIn(kept: unknown): ImportReport {
  if (!isKept(kept)) throw new Error('an import without its report');
  const { officeId: _desk, ...report } = kept;
  return report;
}

const isKept = (kept: unknown): kept is KeptReport =>
  typeof kept === 'object' && kept !== null && 'lines' in kept && 'digest' in kept;

import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { slugFrom } from '#i18n/text.ts';
import { reservedSlugs } from '#paths.ts';
import { sql } from 'drizzle-orm';
import { missingColumns, type Column } from './columns.ts';
import { columnsInWords } from './fields.ts';
import { importerFor, type Importer, type ImportOptions } from './importer.ts';
import { judge, judgedLine, nameIn, remembered, type Fields, type Judgement } from './judge.ts';
import { knownEntries } from './known.ts';
import { linesOf, type Line, type Source } from './lines.ts';
import { quoted, type Problem } from './problem.ts';
import { ReportDraft, type ImportKind, type ImportReport, type JudgedLine } from './report.ts';

const BATCH = 1_000;

/** Whoever has read of so many refused lines mends the file first; the rest of it is not read. */
const MOST_REFUSED = 1_000;

/** How many lines have been read; called now and then while a long file is read. */
export type OnProgress = (read: { rows: number }) => void;

/** A file of members or offices: what kind of file, its content, and how many lines of it are read at most. */
export type ListFile = { kind: ImportKind; source: Source; mostRows?: number };

export type Run = ListFile & ImportOptions & { writes: boolean; onProgress?: OnProgress };

/**
 * Reads a file once, in portions, and answers what it does; with `writes` it does so at the same time, until the first refused line.
 * Whoever lets it write looks at `refused` before committing. Files that are no list at all are a Refusal (422) at the field `file`.
 */
export async function runFile(ctx: Context, run: Run): Promise<ImportReport> {
  const importer = await importerFor(ctx, run.kind);
  const lines = linesOf(run.source);
  const header = await readHeader(ctx, run.kind, lines, importer.columns);
  const draft = new ReportDraft(run.kind, header);
  const seen = new Map<string, number>();
  let stoppedAfter: number | null = null;
  for await (const portion of portionsOf(lines)) {
    guardLength(draft.rows + portion.length, run);
    await runPortion(ctx, { ...run, importer, draft, rows: portion.map((line) => rowOf(line, header, seen)) });
    run.onProgress?.({ rows: draft.rows });
    if (draft.refused < MOST_REFUSED) continue;
    stoppedAfter = portion.at(-1)?.line ?? null;
    break;
  }
  if (run.writes && draft.refused === 0) await importer.finish();
  return draft.finished({ overwritten: run.writes && run.overwrite, stoppedAfter });
}

function guardLength(rows: number, { mostRows = Infinity }: Run): void {
  if (rows > mostRows) throw unreadable('csv-too-many-lines', { most: mostRows });
}

type Header = { places: readonly (string | null)[]; unknownColumns: string[]; absentColumns: string[] };

async function readHeader(
  { locale }: Context,
  kind: ImportKind,
  lines: AsyncGenerator<Line>,
  columns: readonly Column[],
): Promise<Header> {
  const first = await lines.next();
  if (first.done) throw unreadable('csv-empty');
  const names = first.value.cells.map((cell) => cell.trim());
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) throw unreadable('csv-column-twice', { column: quoted(twice) });
  const missing = missingColumns(columns, names);
  if (missing.length > 0)
    throw unreadable('csv-column-missing', { columns: columnsInWords(locale, kind, missing), count: missing.length });
  const known = new Set(columns.map(({ name }) => name));
  return {
    places: names.map((name) => (known.has(name) ? name : null)),
    unknownColumns: names
      .filter((name) => name !== '' && !known.has(name))
      .slice(0, 50)
      .map(quoted),
    absentColumns: columns.flatMap(({ name }) => (names.includes(name) ? [] : [name])),
  };
}

const unreadable = (code: string, values: Record<string, string | number> = {}) =>
  new Refusal(code, 422, { field: 'file', values });

async function* portionsOf(lines: AsyncIterable<Line>): AsyncGenerator<Line[]> {
  let portion: Line[] = [];
  for await (const line of lines) {
    portion.push(line);
    if (portion.length === BATCH) {
      yield portion;
      portion = [];
    }
  }
  if (portion.length > 0) yield portion;
}

type Row = {
  line: number;
  slug: string;
  isSlugMade: boolean;
  cells: Record<string, string>;
  problem: Problem | null;
};

/** Names the cells of a line; a line that cannot be told apart from another, or of another length, is refused here. */
function rowOf({ line, cells }: Line, { places }: Header, seen: Map<string, number>): Row {
  const named: Record<string, string> = {};
  for (const [place, name] of places.entries()) if (name !== null) named[name] = cells[place] ?? '';
  const written = (named['slug'] ?? '').trim();
  const slug = written || (slugFrom(named['name_en'] ?? '', { reserved: reservedSlugs }) ?? '');
  const before = seen.get(slug);
  if (before === undefined && slug !== '') seen.set(slug, line);
  const problem = shapeProblem(cells.length, places.length) ?? twice(slug, before);
  return { line, slug, isSlugMade: written === '', cells: named, problem };
}

function shapeProblem(count: number, expected: number): Problem | null {
  if (count === expected) return null;
  return { column: null, code: count > expected ? 'too-many-cells' : 'too-few-cells', values: { count, expected } };
}

const twice = (slug: string, line: number | undefined): Problem | null =>
  line === undefined ? null : { column: 'slug', code: 'slug-twice', values: { value: quoted(slug), line } };

type Portion = Run & { importer: Importer; draft: ReportDraft; rows: readonly Row[] };

async function runPortion(ctx: Context, { kind, importer, draft, rows, overwrite, writes }: Portion): Promise<void> {
  const slugs = rows.flatMap(({ slug, problem }) => (problem || hasNull(slug) ? [] : [slug]));
  const known = await knownEntries(ctx, kind, slugs, { lock: writes });
  const whole = rows.flatMap((row) => (row.problem ? [] : [judge(importer.columns, row, known.get(row.slug) ?? null)]));
  await importer.examine(whole, { overwrite });
  const judged = new Map(whole.map((judgement) => [judgement.line, judgement]));
  for (const row of rows) {
    const judgement = judged.get(row.line);
    draft.add(judgement ? judgedLine(judgement, importer.columns) : refusedLine(row, importer.columns));
  }
  if (!writes || draft.refused > 0) return;
  await importer.write(whole, { overwrite });
  await remember(
    ctx,
    kind,
    whole.flatMap((judgement) => saidAnew(judgement, overwrite)),
  );
}

/** PostgreSQL cannot even be asked for a text with U+0000; the cell is refused where it is read. */
const hasNull = (slug: string) => slug.includes('\0');

const refusedLine = ({ line, slug, cells, problem }: Row, columns: readonly Column[]): JudgedLine => ({
  line,
  slug: quoted(slug),
  name: quoted(nameIn(cells, columns)),
  outcome: 'refused',
  changes: [],
  kept: [],
  problems: problem ? [problem] : [],
});

type Said = { slug: string; fields: Fields };

function saidAnew(judgement: Judgement, overwrite: boolean): Said[] {
  const fields = remembered(judgement, overwrite);
  const before = judgement.known?.said;
  const isSame = before && Object.entries(fields).every(([name, text]) => before[name] === text);
  return isSame ? [] : [{ slug: judgement.slug, fields }];
}

async function remember({ db }: Context, kind: ImportKind, said: readonly Said[]): Promise<void> {
  if (said.length === 0) return;
  await db.execute(sql`
    insert into imported_entries (kind, slug, fields, at)
    select ${kind}, slug, fields, serai_clock() from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as r (slug text, fields jsonb)
    on conflict (kind, slug) do update set fields = excluded.fields, at = excluded.at`);
}

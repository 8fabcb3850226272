import { isNameColumn, type Column } from './columns.ts';
import { unguardCell } from './csv.ts';
import { quoted, type Problem } from './problem.ts';
import type { FieldChange, JudgedLine, Outcome } from './report.ts';

/** The fields of an entry, each in the one form in which it is compared. */
export type Fields = Record<string, string>;

/** An entry that the network has: its fields as an export would write them, and what a file last said of it. */
export type Known = { id: string; revision: number; fields: Fields; said: Fields | null };

/** A line of a file held against what the network has. */
export type Judgement = {
  line: number;
  slug: string;
  known: Known | null;
  /** What the file says, whole; fields it does not speak of are as the network has them. */
  stated: Fields;
  /** The columns of which it does not speak. */
  unsaid: string[];
  changes: FieldChange[];
  kept: FieldChange[];
  problems: Problem[];
};

type Row = { line: number; slug: string; isSlugMade: boolean; cells: Readonly<Record<string, string>> };

/**
 * Holds a line against what the network has, field by field. What equals the stored text is not judged: whatever the network has,
 * its own export brings back unharmed.
 */
export function judge(columns: readonly Column[], row: Row, known: Known | null): Judgement {
  const { line, slug, cells } = row;
  const stated = known ? { ...known.fields } : { slug };
  const judgement: Judgement = { line, slug, known, stated, unsaid: [], changes: [], kept: [], problems: [] };
  for (const column of columns) {
    const cell = unguardCell(cells[column.name] ?? '');
    const stored = known?.fields[column.name];
    if (!isSaid(column, cells[column.name])) {
      judgement.unsaid.push(column.name);
      judgement.stated[column.name] ??= column.assumed ?? '';
    } else if (cell !== stored) weigh(judgement, column, cell);
  }
  judgement.problems.push(...namingProblems(judgement, row, columns));
  return judgement;
}

const isSaid = ({ assumed }: Column, cell: string | undefined): boolean =>
  cell !== undefined && (assumed === undefined || cell.trim() !== '');

/** A new entry needs a name and an address; and a slug that was made may not lead to a namesake in another country. */
function namingProblems({ known, stated, problems, changes, kept }: Judgement, row: Row, columns: readonly Column[]) {
  const { slug, isSlugMade } = row;
  const found: Problem[] = [];
  const nameColumns = columns.map(({ name }) => name).filter(isNameColumn);
  const isNamed = nameColumns.some((name) => stated[name] || problems.some(({ column }) => column === name));
  if (!known && !isNamed) found.push({ column: nameColumns[0] ?? null, code: 'name-needed', values: {} });
  if (slug === '') found.push({ column: 'slug', code: 'slug-needed', values: {} });
  if (isSlugMade && [...changes, ...kept].some(({ column }) => column === 'country'))
    found.push({ column: 'slug', code: 'slug-of-another', values: { value: slug } });
  return found;
}

function weigh({ known, stated, changes, kept, problems }: Judgement, column: Column, cell: string): void {
  const { name } = column;
  const reading = column.read(cell);
  if ('unreadable' in reading) {
    problems.push({ column: name, ...reading.unreadable });
    return;
  }
  const { text } = reading;
  if (known && isNameColumn(name) && text === '' && known.fields[name]) {
    problems.push({ column: name, code: 'needed', values: {} });
    return;
  }
  const stored = known?.fields[name];
  stated[name] = text;
  if (stored === undefined || stored === text) return;
  const said = known?.said?.[name];
  (said !== undefined && said !== stored ? kept : changes).push({ column: name, from: stored, to: text });
}

/** The line as the report lists it. Of what is refused it tells no more than why. */
export function judgedLine(
  { line, slug, known, stated, changes, kept, problems }: Judgement,
  columns: readonly Column[],
): JudgedLine {
  const name = nameIn(known?.fields ?? stated, columns);
  if (problems.length > 0)
    return {
      line,
      slug: quoted(slug),
      name: quoted(nameIn(stated, columns)),
      outcome: 'refused',
      changes: [],
      kept: [],
      problems,
    };
  if (!known) return { line, slug, name, outcome: 'entered', changes: [], kept: [], problems: [] };
  return { line, slug, name, outcome: outcomeOf(changes, kept), changes, kept, problems: [] };
}

/** The first name that an entry has, in the order of the network's languages. */
export function nameIn(fields: Readonly<Record<string, string>>, columns: readonly Column[]): string {
  const named = columns.find(({ name }) => isNameColumn(name) && fields[name]);
  return fields[named?.name ?? ''] ?? '';
}

function outcomeOf(changes: readonly FieldChange[], kept: readonly FieldChange[]): Outcome {
  if (changes.length > 0) return 'changed';
  return kept.length > 0 ? 'kept' : 'unchanged';
}

/** How the entry stands once the file is carried out: what the desk has edited stays unless it is to be overwritten. */
export function settled({ known, stated, kept }: Judgement, overwrite: boolean): Fields {
  if (overwrite || !known) return stated;
  return { ...stated, ...Object.fromEntries(kept.map(({ column, from }) => [column, from])) };
}

/**
 * What is remembered as said by a file: of a kept field what was said before, so that it still counts as edited on the desk; and so of
 * what this file does not say.
 */
export function remembered({ known, stated, kept, unsaid }: Judgement, overwrite: boolean): Fields {
  if (!known) return stated;
  const { said, fields } = known;
  const before = Object.fromEntries(unsaid.map((column) => [column, said?.[column] ?? fields[column] ?? '']));
  const edited = overwrite ? {} : Object.fromEntries(kept.map(({ column }) => [column, said?.[column] ?? '']));
  return { ...stated, ...before, ...edited };
}

import type { Column } from './columns.ts';
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
  changes: FieldChange[];
  kept: FieldChange[];
  problems: Problem[];
};

type Row = { line: number; slug: string; cells: Readonly<Record<string, string>> };

/**
 * Holds a line against what the network has, field by field. What equals the stored text is not judged: whatever the network has,
 * its own export brings back unharmed.
 */
export function judge(columns: readonly Column[], { line, slug, cells }: Row, known: Known | null): Judgement {
  const judgement: Judgement = { line, slug, known, stated: { ...known?.fields }, changes: [], kept: [], problems: [] };
  for (const column of columns) {
    const cell = cells[column.name];
    const stored = known?.fields[column.name];
    if (cell === undefined) judgement.stated[column.name] ??= '';
    else if (unguardCell(cell) !== stored) weigh(judgement, column, unguardCell(cell));
  }
  return judgement;
}

function weigh({ known, stated, changes, kept, problems }: Judgement, column: Column, cell: string): void {
  const { name } = column;
  const reading = column.read(cell);
  if ('unreadable' in reading) {
    problems.push({ column: name, ...reading.unreadable });
    return;
  }
  const { text } = reading;
  if (known && name.startsWith('name_') && text === '' && known.fields[name]) {
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
  nameColumn: string,
): JudgedLine {
  const name = (known?.fields ?? stated)[nameColumn] ?? '';
  if (problems.length > 0)
    return {
      line,
      slug: quoted(slug),
      name: quoted(stated[nameColumn] ?? ''),
      outcome: 'refused',
      changes: [],
      kept: [],
      problems,
    };
  if (!known) return { line, slug, name, outcome: 'entered', changes: [], kept: [], problems: [] };
  return { line, slug, name, outcome: outcomeOf(changes, kept), changes, kept, problems: [] };
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

/** What is remembered as said by a file: of a kept field what was said before, so that it still counts as edited on the desk. */
export function remembered({ known, stated, kept }: Judgement, overwrite: boolean): Fields {
  if (overwrite || !known) return stated;
  return { ...stated, ...Object.fromEntries(kept.map(({ column }) => [column, known.said?.[column] ?? ''])) };
}

import { createHash } from 'node:crypto';
import type { Problem } from './problem.ts';

export const importKinds = ['members', 'offices'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What becomes of a line: a new entry, changes, nothing but fields kept as the desk has them, nothing at all, or a refusal. */
export const outcomes = ['entered', 'changed', 'kept', 'refused', 'unchanged'] as const;
export type Outcome = (typeof outcomes)[number];

/** A field that the file states otherwise than the network has it. */
export type FieldChange = { column: string; from: string; to: string };

/** One line of a file with all that it does. */
export type JudgedLine = {
  line: number;
  slug: string;
  name: string;
  outcome: Outcome;
  changes: readonly FieldChange[];
  /** Fields edited on the desk since the last import, of which the file says something else. */
  kept: readonly FieldChange[];
  problems: readonly Problem[];
};

/** What a file does to the network, or would do: `kept` counts every line that has a kept field, also where others change. */
export type ImportReport = {
  kind: ImportKind;
  rows: number;
  entered: number;
  changed: number;
  unchanged: number;
  kept: number;
  refused: number;
  /** Columns that the network does not know; they are not read. */
  unknownColumns: readonly string[];
  /** Columns that the file does not have and that stay as they are. */
  absentColumns: readonly string[];
  /** Lines that do something; of very many, the first of each outcome. */
  lines: readonly JudgedLine[];
  /** Whether kept fields were written all the same. */
  overwritten: boolean;
  /** How many lines that do something are counted above but not listed. */
  unlisted: number;
  /** The last line that was read, where so many were refused that reading stopped. */
  stoppedAfter?: number;
  /** Stands for all that the file does: two reports with one digest are the same. */
  digest: string;
};

const LISTED = 2_000;
const LONGEST = 300;

/** Gathers a report while a file streams by; its size is bounded whatever the file's is. */
export class ReportDraft {
  readonly #kind: ImportKind;
  readonly #columns: Pick<ImportReport, 'unknownColumns' | 'absentColumns'>;
  readonly #counts = { entered: 0, changed: 0, unchanged: 0, kept: 0, refused: 0 };
  readonly #lines: JudgedLine[] = [];
  readonly #listed = new Map<Outcome, number>();
  readonly #digest = createHash('sha256');
  #rows = 0;
  #unlisted = 0;

  constructor(
    kind: ImportKind,
    { unknownColumns, absentColumns }: Pick<ImportReport, 'unknownColumns' | 'absentColumns'>,
  ) {
    this.#kind = kind;
    this.#columns = { unknownColumns, absentColumns };
  }

  get refused(): number {
    return this.#counts.refused;
  }

  get rows(): number {
    return this.#rows;
  }

  add(judged: JudgedLine): void {
    const { outcome, kept } = judged;
    this.#rows += 1;
    if (outcome !== 'kept') this.#counts[outcome] += 1;
    if (outcome !== 'refused' && kept.length > 0) this.#counts.kept += 1;
    if (outcome === 'unchanged') return;
    this.#digest.update(JSON.stringify([judged.line, judged.slug, outcome, judged.changes, kept, judged.problems]));
    this.#list(judged);
  }

  finished({ overwritten, stoppedAfter }: { overwritten: boolean; stoppedAfter: number | null }): ImportReport {
    return {
      kind: this.#kind,
      rows: this.#rows,
      ...this.#counts,
      ...this.#columns,
      lines: this.#lines,
      overwritten,
      unlisted: this.#unlisted,
      ...(stoppedAfter !== null && { stoppedAfter }),
      digest: this.#digest.digest('hex'),
    };
  }

  #list(judged: JudgedLine): void {
    const listed = this.#listed.get(judged.outcome) ?? 0;
    if (listed >= LISTED) {
      this.#unlisted += 1;
      return;
    }
    this.#listed.set(judged.outcome, listed + 1);
    this.#lines.push({ ...judged, changes: judged.changes.map(shortened), kept: judged.kept.map(shortened) });
  }
}

const shortened = ({ column, from, to }: FieldChange): FieldChange => ({ column, from: short(from), to: short(to) });

const short = (text: string): string => (text.length > LONGEST ? `${[...text].slice(0, LONGEST).join('')}…` : text);

import { Refusal, type RefusalValues } from '#core/refusal.ts';
import { CsvError, parse, type Info, type Parser } from 'csv-parse';
import { isUtf8 } from 'node:buffer';
import { pipeline, Readable } from 'node:stream';
import { delimiterOf } from './csv.ts';

/** A record with the line of the file on which it begins, counted from 1. */
export type Line = { line: number; cells: string[] };

/** A file as it comes in: pieces of any size. */
export type Source = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** What is read at a time, however large the pieces come in: the parser makes all the records of a piece before one is taken. */
const SLICE = 65_536;

/** Longer than this no line of a list of members is; a file without line ends would otherwise be held whole. */
const LONGEST = 262_144;

/** More columns than any list has: what is parted further is no list. */
const MOST_CELLS = 500;

/** Spreadsheet programs leave thousands of empty lines below a list, but not more. */
const MOST_BLANK = 10_000;

/** Line ends that were read and in whose lines no record has been found: those of the longest record and of the pieces under way. */
const MOST_PENDING = LONGEST + 4 * SLICE;

/**
 * Reads a CSV file record by record without holding it: UTF-8 with or without byte order mark, cells parted by comma or semicolon,
 * lines ended by LF or CRLF. Refuses (422) with the line: `csv-not-utf8`, `csv-quotes`, `csv-line-too-long`, `csv-many-cells`,
 * `csv-many-blank`; `csv-empty`.
 */
export async function* linesOf(source: Source): AsyncGenerator<Line> {
  const ends = new LineEnds();
  const pieces = checkedPieces(source, ends);
  const first = await pieces.next();
  if (first.done) throw unreadable('csv-empty');
  const delimiter = delimiterOf(firstLineOf(first.value));
  let reached = 0;
  const parser = parse({
    bom: true,
    info: true,
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n'],
    max_record_size: LONGEST,
    on_record(record, { bytes }) {
      reached = bytes;
      return record;
    },
  });
  // A failure of either end reaches the loop below by destroying the parser.
  pipeline(Readable.from(following(first.value, pieces)), parser, () => {});
  yield* recordsOf(parser, ends, () => reached);
}

type Parsed = { record: string[]; info: Info };

async function* recordsOf(parser: Parser, ends: LineEnds, reached: () => number): AsyncGenerator<Line> {
  let [before, blank, unfilled] = [0, 0, 0];
  try {
    for await (const parsed of parser) {
      if (!isParsed(parsed)) continue;
      const { record, info } = parsed;
      const line = before + 1 + info.empty_lines - blank;
      before = ends.countUntil(info.bytes);
      blank = info.empty_lines;
      if (record.length > MOST_CELLS) throw unreadable('csv-many-cells', line, { most: MOST_CELLS });
      const isFilled = record.some((cell) => cell !== '');
      if (!isFilled) unfilled += 1;
      if (blank + unfilled > MOST_BLANK) throw manyBlank(line);
      if (isFilled) yield { line, cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = ends.countUntil(reached()) + 1;
    throw unreadable(error.code === 'CSV_MAX_RECORD_SIZE' ? 'csv-line-too-long' : 'csv-quotes', line);
  }
}

/** The parser's own type does not say what `info: true` makes it give. */
const isParsed = (parsed: unknown): parsed is Parsed =>
  typeof parsed === 'object' && parsed !== null && 'record' in parsed && 'info' in parsed;

async function* following(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}

const firstLineOf = (piece: Uint8Array): string =>
  new TextDecoder().decode(piece.subarray(0, 65_536)).split('\n', 1)[0] ?? '';

const unreadable = (code: string, line?: number, values: RefusalValues = {}) =>
  new Refusal(code, 422, { field: 'file', values: line === undefined ? values : { line, ...values } });

const manyBlank = (line: number) => unreadable('csv-many-blank', line, { most: MOST_BLANK });

/** Where lines end, as far as they are still asked for. */
class LineEnds {
  #offsets: number[] = [];
  #next = 0;
  #counted = 0;

  /** Refuses a file in which line after line is empty: nobody would ask for them. */
  add(offset: number): void {
    if (this.#offsets.length - this.#next > MOST_PENDING) throw manyBlank(this.#counted + this.#offsets.length);
    this.#offsets.push(offset);
  }

  /** How many lines end before this place; places are asked for in ascending order. */
  countUntil(offset: number): number {
    while ((this.#offsets[this.#next] ?? Infinity) < offset) this.#next += 1;
    const count = this.#counted + this.#next;
    if (this.#next > 4_096) {
      this.#offsets = this.#offsets.slice(this.#next);
      this.#counted += this.#next;
      this.#next = 0;
    }
    return count;
  }
}

/** Whole lines of the file, each found to be UTF-8. A line feed is never part of another character, so pieces are cut there. */
async function* checkedPieces(source: Source, ends: LineEnds): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0);
  let [read, lines] = [0, 0];
  for await (const chunk of slicesOf(source)) {
    const joined = Buffer.concat([rest, chunk]);
    const cut = joined.lastIndexOf(10) + 1;
    const whole = joined.subarray(0, cut);
    rest = joined.subarray(cut);
    if (rest.byteLength > LONGEST)
      throw unreadable(
        isUtf8(rest.subarray(0, LONGEST - 4)) ? 'csv-line-too-long' : 'csv-not-utf8',
        lines + count(whole) + 1,
      );
    if (cut === 0) continue;
    guardUtf8(whole, lines);
    lines += note(whole, read, ends);
    read += cut;
    yield whole;
  }
  guardUtf8(rest, lines);
  if (rest.byteLength > 0) yield rest;
}

async function* slicesOf(source: Source): AsyncGenerator<Uint8Array> {
  for await (const piece of source)
    for (let start = 0; start < piece.byteLength; start += SLICE) yield piece.subarray(start, start + SLICE);
}

function guardUtf8(piece: Buffer, linesBefore: number): void {
  if (isUtf8(piece)) return;
  let [line, start] = [linesBefore + 1, 0];
  for (let end = piece.indexOf(10); end !== -1 && isUtf8(piece.subarray(start, end)); end = piece.indexOf(10, start)) {
    line += 1;
    start = end + 1;
  }
  throw unreadable('csv-not-utf8', line);
}

function note(piece: Buffer, offset: number, ends: LineEnds): number {
  let lines = 0;
  for (let end = piece.indexOf(10); end !== -1; end = piece.indexOf(10, end + 1)) {
    ends.add(offset + end);
    lines += 1;
  }
  return lines;
}

const count = (piece: Buffer): number => piece.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0);

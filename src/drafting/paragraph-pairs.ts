import { isWord } from './words.ts';

/** Places of a paragraph in the older and the newer list, from 0. */
export type Pair = readonly [from: number, to: number];

/** Two paragraphs are one that was changed where they share so much of their words. */
const alikeFrom = 0.4;

/** Of two that stand alone in the same place less is asked. */
const alikeAloneFrom = 0.2;

/** So many possible pairs are weighed against each other: of more only those in about the same place. */
const mostWeighed = 6_000;

/** Beyond, only those in the very same place. */
const mostPairs = 1_000_000;

/** Which paragraph became which: in order, and so that most words find their like. */
export function pairsOf(older: string[][], newer: string[][]): { pairs: Pair[]; isCoarse: boolean } {
  const [from, to] = [older.map(countsOf), newer.map(countsOf)];
  const [first, only] = [from[0], to[0]];
  if (!first || !only) return { pairs: [], isCoarse: false };
  if (from.length === 1 && to.length === 1)
    return { pairs: likeness(first, only) >= alikeAloneFrom ? [[0, 0]] : [], isCoarse: false };
  if (from.length * to.length > mostPairs) return { pairs: pairsInPlace(from, to), isCoarse: true };
  return { pairs: bestPairs(from, to), isCoarse: false };
}

type Counts = { words: Map<string, number>; total: number };

function countsOf(segments: string[]): Counts {
  const words = new Map<string, number>();
  let total = 0;
  for (const segment of segments) {
    if (!isWord(segment)) continue;
    words.set(segment, (words.get(segment) ?? 0) + 1);
    total += 1;
  }
  return { words, total };
}

/** The share of words that two paragraphs have in common, from 0 to 1. */
function likeness(one: Counts, other: Counts): number {
  if (one.total === 0 || other.total === 0) return 0;
  const longest = (2 * Math.min(one.total, other.total)) / (one.total + other.total);
  if (longest < alikeAloneFrom) return 0;
  const [few, many] = one.words.size < other.words.size ? [one, other] : [other, one];
  let shared = 0;
  for (const [word, count] of few.words) shared += Math.min(count, many.words.get(word) ?? 0);
  return (2 * shared) / (one.total + other.total);
}

function pairsInPlace(from: Counts[], to: Counts[]): Pair[] {
  const pairs: Pair[] = [];
  for (const [place, one] of from.entries()) {
    const other = to[place];
    if (other && likeness(one, other) >= alikeFrom) pairs.push([place, place]);
  }
  return pairs;
}

/** The best sum of likeness over all ways to pair them in order: each place holds the best of what is before it. */
function bestPairs(from: Counts[], to: Counts[]): Pair[] {
  const width = to.length + 1;
  const best = new Float64Array((from.length + 1) * width);
  const isPair = new Uint8Array(best.length);
  const nearness = Math.max(8, Math.floor(mostWeighed / from.length));
  for (const [row, one] of from.entries())
    for (const [column, other] of to.entries()) {
      const place = (row + 1) * width + column + 1;
      const isNear = Math.abs(column - (row * to.length) / from.length) <= nearness;
      const alike = isNear ? likeness(one, other) : 0;
      const paired = alike >= alikeFrom ? (best[place - width - 1] ?? 0) + alike : 0;
      const apart = Math.max(best[place - 1] ?? 0, best[place - width] ?? 0);
      best[place] = Math.max(paired, apart);
      isPair[place] = paired > apart ? 1 : 0;
    }
  return walkedBack(best, isPair, { width, rows: from.length });
}

function walkedBack(best: Float64Array, isPair: Uint8Array, { width, rows }: { width: number; rows: number }): Pair[] {
  const pairs: Pair[] = [];
  let [row, column] = [rows, width - 1];
  while (row > 0 && column > 0) {
    const place = row * width + column;
    if (isPair[place] === 1) {
      pairs.push([row - 1, column - 1]);
      row -= 1;
      column -= 1;
    } else if ((best[place - 1] ?? 0) >= (best[place - width] ?? 0)) column -= 1;
    else row -= 1;
  }
  return pairs.toReversed();
}

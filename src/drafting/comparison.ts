import type { Language } from '#i18n/languages.ts';
import { diffArrays } from 'diff';
import { paragraphsOf } from './drafted-text.ts';
import { pairsOf } from './paragraph-pairs.ts';
import { segmentsOf } from './words.ts';

export const partKinds = ['same', 'added', 'removed'] as const;

/** Words that stand in both texts, only in the newer one, or only in the older one. */
export type Part = { kind: (typeof partKinds)[number]; text: string };

export const paragraphKinds = ['same', 'changed', 'added', 'removed'] as const;

/** A paragraph with its places in the older and the newer text, from 1; null where it does not stand in one of them. */
export type ComparedParagraph = {
  kind: (typeof paragraphKinds)[number];
  from: number | null;
  to: number | null;
  parts: Part[];
};

/** Two texts as one: without what was added it is the older, without what was removed the newer. */
export type Comparison = {
  paragraphs: ComparedParagraph[];
  /** Too much is different for words: some or all is shown by paragraphs only. */
  isCoarse: boolean;
};

/** Paragraphs that differ, at most; beyond, texts have hardly anything in common. */
const mostParagraphs = 800;

/** The square of the words that may differ in all paragraphs together: what comparing costs. */
const mostSteps = 1_500_000;

/** Compares word by word in any language: first which paragraph became which, then the words within. */
export function compareTexts(older: string, newer: string, language: Language): Comparison {
  const [from, to] = [paragraphsOf(older), paragraphsOf(newer)];
  const comparing = new Comparing(language);
  const runs = runsOf(from, to, mostParagraphs) ?? runsAtEdges(from, to);
  let [atFrom, atTo] = [0, 0];
  for (const { same, removed, added } of runs) {
    for (const text of same) {
      comparing.paragraphs.push({ kind: 'same', from: atFrom + 1, to: atTo + 1, parts: [{ kind: 'same', text }] });
      atFrom += 1;
      atTo += 1;
    }
    comparing.compareStretch(removed, added, { from: atFrom, to: atTo });
    atFrom += removed.length;
    atTo += added.length;
  }
  return { paragraphs: comparing.paragraphs, isCoarse: comparing.isCoarse };
}

/** What is alike, and then what stands in the place of what. */
type Run = { same: string[]; removed: string[]; added: string[] };

/** The shortest way from one list to the other; null where it is longer than `most`. */
function runsOf(from: string[], to: string[], most: number): Run[] | null {
  const changes = diffArrays(from, to, { maxEditLength: most });
  if (!changes) return null;
  const runs: Run[] = [];
  let run: Run = { same: [], removed: [], added: [] };
  for (const { added, removed, value } of changes) {
    const isSame = !added && !removed;
    if (isSame && (run.removed.length > 0 || run.added.length > 0)) {
      runs.push(run);
      run = { same: [], removed: [], added: [] };
    }
    run[kindOf({ added, removed })].push(...value);
  }
  return [...runs, run];
}

function kindOf({ added, removed }: { added: boolean; removed: boolean }): Part['kind'] {
  if (added) return 'added';
  return removed ? 'removed' : 'same';
}

/** Texts with hardly anything in common may still begin and end alike. */
function runsAtEdges(from: string[], to: string[]): Run[] {
  const shorter = Math.min(from.length, to.length);
  let begin = 0;
  while (begin < shorter && from[begin] === to[begin]) begin += 1;
  let end = 0;
  while (end < shorter - begin && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  const [removed, added] = [from.slice(begin, from.length - end), to.slice(begin, to.length - end)];
  return [
    { same: from.slice(0, begin), removed, added },
    { same: from.slice(from.length - end), removed: [], added: [] },
  ];
}

/** One comparison under way, with what is left of the steps that it may take. */
class Comparing {
  readonly paragraphs: ComparedParagraph[] = [];
  isCoarse = false;
  #steps = mostSteps;
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
  }

  /** Between two paragraphs that are alike: what became what, what went and what came. */
  compareStretch(removed: string[], added: string[], at: { from: number; to: number }): void {
    const [older, newer] = [removed, added].map((texts) => texts.map((text) => segmentsOf(text, this.#language)));
    const { pairs, isCoarse } = pairsOf(older ?? [], newer ?? []);
    this.isCoarse ||= isCoarse;
    let [nextFrom, nextTo] = [0, 0];
    for (const [from, to] of [...pairs, [removed.length, added.length] as const]) {
      for (; nextFrom < from; nextFrom += 1) this.#removed(at.from + nextFrom + 1, removed[nextFrom] ?? '');
      for (; nextTo < to; nextTo += 1) this.#added(at.to + nextTo + 1, added[nextTo] ?? '');
      if (from < removed.length)
        this.#changed(older?.[from] ?? [], newer?.[to] ?? [], [at.from + from + 1, at.to + to + 1]);
      nextFrom = from + 1;
      nextTo = to + 1;
    }
  }

  #removed(from: number, text: string): void {
    this.paragraphs.push({ kind: 'removed', from, to: null, parts: [{ kind: 'removed', text }] });
  }

  #added(to: number, text: string): void {
    this.paragraphs.push({ kind: 'added', from: null, to, parts: [{ kind: 'added', text }] });
  }

  #changed(older: string[], newer: string[], [from, to]: readonly [number, number]): void {
    const most = Math.floor(Math.sqrt(this.#steps));
    const runs = runsOf(older, newer, most);
    if (!runs) {
      this.#steps -= most * most;
      this.isCoarse = true;
      this.#removed(from, older.join(''));
      this.#added(to, newer.join(''));
      return;
    }
    const different = runs.reduce((sum, { removed, added }) => sum + removed.length + added.length, 0);
    this.#steps -= different * different;
    this.paragraphs.push({ kind: 'changed', from, to, parts: partsOf(runs) });
  }
}

/** Runs to read: what goes and comes in one place stands together, also over the space between two words. */
function partsOf(runs: readonly Run[]): Part[] {
  const parts: Part[] = [];
  let [removed, added] = ['', ''];
  for (const [index, run] of runs.entries()) {
    const same = run.same.join('');
    const isBetween = index > 0 && (run.removed.length > 0 || run.added.length > 0);
    if (isBetween && !/[\p{L}\p{N}]/u.test(same)) {
      removed += same + run.removed.join('');
      added += same + run.added.join('');
      continue;
    }
    parts.push(...changeOf(removed, added), ...(same === '' ? [] : [{ kind: 'same', text: same } as const]));
    removed = run.removed.join('');
    added = run.added.join('');
  }
  return joined([...parts, ...changeOf(removed, added)]);
}

/** Parts of one kind beside each other are one. */
function joined(parts: readonly Part[]): Part[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (last?.kind === part.kind) whole[whole.length - 1] = { kind: part.kind, text: last.text + part.text };
    else whole.push(part);
  }
  return whole;
}

/** The space with which both begin or end belongs to neither. */
function changeOf(removed: string, added: string): Part[] {
  const begin = sharedSpace(/^\s+/u, removed, (space) => added.startsWith(space));
  const [before, after] = [removed.slice(begin.length), added.slice(begin.length)];
  const end = sharedSpace(/\s+$/u, before, (space) => after.endsWith(space));
  const parts: Part[] = [
    { kind: 'same', text: begin },
    { kind: 'removed', text: before.slice(0, before.length - end.length) },
    { kind: 'added', text: after.slice(0, after.length - end.length) },
    { kind: 'same', text: end },
  ];
  return parts.filter(({ text }) => text !== '');
}

function sharedSpace(where: RegExp, text: string, isShared: (space: string) => boolean): string {
  const [space = ''] = where.exec(text) ?? [];
  return isShared(space) ? space : '';
}

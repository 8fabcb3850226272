import { Refusal } from '#core/refusal.ts';
import { Turns } from '#core/turns.ts';
import type { Language } from '#i18n/languages.ts';
import { LRUCache } from 'lru-cache';
import { Worker } from 'node:worker_threads';
import { compareTexts, type Comparison } from './comparison.ts';

/** Texts that are compared, in the language that says what a word is. */
export type ComparedTexts = { older: string; newer: string; language: Language };

/** Characters of both texts that are compared in passing; for more, nobody else should have to wait. */
const inPassing = 40_000;

/** A comparison beside the program takes no longer than this, in milliseconds. */
const patience = 10_000;

const beside = new Turns({
  most: 1,
  patience,
  refused: () => new Refusal('comparison-busy', 503, { values: { seconds: 10 } }),
});

// Versions never change, and so neither does what lies between two of them.
const known = new LRUCache<string, Comparison>({
  maxSize: 20_000_000,
  sizeCalculation: ({ paragraphs }) =>
    paragraphs.reduce(
      (sum, { parts }) => sum + parts.reduce((length, { text }) => length + text.length + 40, 100),
      100,
    ),
});

const underWay = new Map<string, Promise<Comparison>>();

/** What lies between two versions, from memory where it was asked before, and once where many ask; `read` brings the texts. */
export async function comparisonKept(key: string, read: () => Promise<ComparedTexts>): Promise<Comparison> {
  const kept = known.get(key) ?? underWay.get(key);
  if (kept) return kept;
  const comparing = read().then(compare);
  underWay.set(key, comparing);
  try {
    const comparison = await comparing;
    known.set(key, comparison);
    return comparison;
  } finally {
    underWay.delete(key);
  }
}

/** Compares two texts: short ones at once, long ones in a thread beside the program, one after the other. */
export function compare(texts: ComparedTexts): Promise<Comparison> {
  const { older, newer, language } = texts;
  if (older.length + newer.length <= inPassing) return Promise.resolve(compareTexts(older, newer, language));
  return beside.during(() => comparedBeside(texts));
}

/** Built, the program and its threads are JavaScript. */
const thread = new URL(`./comparison-thread${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

function comparedBeside(texts: ComparedTexts): Promise<Comparison> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(thread, { workerData: texts, resourceLimits: { maxOldGenerationSizeMb: 256 } });
    const timer = setTimeout(() => {
      reject(new Refusal('comparison-busy', 503, { values: { seconds: 10 } }));
      void worker.terminate();
    }, patience);
    worker.once('message', (comparison: Comparison) => resolve(comparison));
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('a comparison ended without an answer'));
    });
  });
}

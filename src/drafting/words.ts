import type { Language } from '#i18n/languages.ts';

const segmenters = new Map<Language, Intl.Segmenter>();

/** A text cut into words, spaces and signs, as its language has them; together they are the text. */
export function segmentsOf(text: string, language: Language): string[] {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Whether a segment is a word or a number, not a space or a sign. */
export const isWord = (segment: string): boolean => /[\p{L}\p{N}]/u.test(segment);

import type { Language } from './languages.ts';

/** A word as it stands before the one it belongs to: «نماینده» becomes «نمایندهٔ» in «نمایندهٔ شهر شیراز». Other languages leave it as it is. */
export const beforeItsOwner = (language: Language, word: string): string =>
  language === 'fa' && word.endsWith('ه') ? `${word}\u0654` : word;

import type { Language } from './languages.ts';

/** The ICU collation by which PostgreSQL sorts names for readers of a language, so that keyset pages agree with `compare`. */
export const collations = {
  en: 'en-x-icu',
  fa: 'fa-x-icu',
  ko: 'ko-x-icu',
} as const satisfies Record<Language, string>;

export const collationOf = (language: Language): string => collations[language];

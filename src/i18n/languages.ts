/** The languages the interface is complete in. A network chooses among them; the first it names is its default. */
export const languages = ['en', 'fa', 'ko'] as const;

export type Language = (typeof languages)[number];

export const isLanguage = (text: unknown): text is Language => languages.some((language) => language === text);

export const directionOf = (language: string): 'ltr' | 'rtl' =>
  /^(fa|ar|he|ur|ps|ckb)\b/.test(language) ? 'rtl' : 'ltr';

import type { Language } from './languages.ts';
import type { Locale } from './locale.ts';

/**
 * Which national habits Intl follows for each language. English is written for readers everywhere, so it is British:
 * day before month, and hours to 24, which nobody misreads.
 */
export const intlTags: Record<Language, string> = { en: 'en-GB', fa: 'fa-IR', ko: 'ko-KR' };

export const calendarTagOf = (locale: Locale): string => `${intlTags[locale.language]}-u-ca-${locale.calendar}`;

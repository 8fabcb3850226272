import { directionOf, type Language } from './languages.ts';

export type Calendar = 'gregory' | 'persian';

/** How one reader reads: language, direction, calendar, time zone. */
export type Locale = {
  language: Language;
  direction: 'ltr' | 'rtl';
  calendar: Calendar;
  /** IANA name, such as Asia/Tehran. */
  timeZone: string;
};

const defaultCalendars: Record<Language, Calendar> = { en: 'gregory', fa: 'persian', ko: 'gregory' };

/** The locale of a reader: the language's own calendar unless the person chose another. */
export function localeFor(
  language: Language,
  settings: { calendar?: Calendar | null; timeZone?: string | null } = {},
): Locale {
  return {
    language,
    direction: directionOf(language),
    calendar: settings.calendar ?? defaultCalendars[language],
    timeZone: settings.timeZone ?? 'UTC',
  };
}

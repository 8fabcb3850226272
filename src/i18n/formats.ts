import {
  bothCalendars,
  dateRange,
  dateTime,
  dayMonth,
  daysApart,
  fullDate,
  longDate,
  shortDate,
  time,
  zoneName,
  type When,
} from './dates.ts';
import { intlTags } from './intl-tags.ts';
import type { Language } from './languages.ts';
import type { Locale } from './locale.ts';
import { nameFormatsFor, type NameFormats } from './names.ts';
import { numberFormatsFor, type NumberFormats } from './numbers.ts';
import type { PartialDate } from './partial-date.ts';

export type DateFormats = {
  /** "4 April 2026", "April 2026", "2026". */
  date: (when: When) => string;
  /** "4 Apr 2026", «۱۴۰۵/۰۱/۱۵»: for tables. */
  shortDate: (when: When) => string;
  /** "Saturday, 4 April 2026". */
  fullDate: (when: When) => string;
  /** "4 April". */
  dayMonth: (when: When) => string;
  /** "4–6 April 2026". */
  dateRange: (from: When, to: When) => string;
  /** "4 April 2026 · 15 Farvardin 1405": the reader's calendar first. */
  bothCalendars: (date: PartialDate) => string;
  /** "15:30", in the reader's time zone unless another is given. */
  time: (moment: Date, timeZone?: string) => string;
  /** "4 April 2026 at 15:30", with `named` also the name of the zone. */
  dateTime: (moment: Date, how?: { timeZone?: string; named?: boolean }) => string;
  /** "Central European Time", or at a moment "Central European Summer Time". */
  zoneName: (timeZone: string, moment?: Date) => string;
  /** "in 3 days", "yesterday": seen from the first date. */
  relativeDays: (from: When, to: When) => string;
};

/**
 * How numbers, dates and names are written for one reader. Results are for reading only: they hold invisible marks
 * and change with each release of Unicode's data, so nothing may compare, parse or store them.
 */
export type Formats = NumberFormats & NameFormats & DateFormats;

/** The formats of a locale; the same object each time it is asked for. */
export function formatsOf(locale: Locale): Formats {
  const key = `${locale.language} ${locale.calendar} ${locale.timeZone}`;
  const formats = known.get(key) ?? { ...wordsFor(locale.language), ...dateFormatsFor(locale) };
  known.set(key, formats);
  return formats;
}

// Zones are checked before they get into a locale, so the map ends at some 600 of each language and calendar, all small.
const known = new Map<string, Formats>();

type Words = NumberFormats & NameFormats;

function wordsFor(language: Language): Words {
  const words = knownWords.get(language) ?? { ...numberFormatsFor(language), ...nameFormatsFor(language) };
  knownWords.set(language, words);
  return words;
}

const knownWords = new Map<Language, Words>();

function dateFormatsFor(locale: Locale): DateFormats {
  const at = (timeZone = locale.timeZone): Locale => ({ ...locale, timeZone });
  const relative = new Intl.RelativeTimeFormat(intlTags[locale.language], { numeric: 'auto' });
  return {
    date: (when) => longDate(locale, when),
    shortDate: (when) => shortDate(locale, when),
    fullDate: (when) => fullDate(locale, when),
    dayMonth: (when) => dayMonth(locale, when),
    dateRange: (from, to) => dateRange(locale, from, to),
    bothCalendars: (date) => bothCalendars(locale, date),
    time: (moment, timeZone) => time(at(timeZone), moment),
    dateTime: (moment, { timeZone, named = false } = {}) => dateTime(at(timeZone), moment, named),
    zoneName: (timeZone, moment) => zoneName(locale, timeZone, moment),
    relativeDays: (from, to) => relative.format(daysApart(locale, from, to), 'day'),
  };
}

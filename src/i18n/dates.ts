import { calendarTagOf } from './intl-tags.ts';
import type { Calendar, Locale } from './locale.ts';
import { daysBetween, dayOf, firstDayOf, noonOf, precisionOf, type PartialDate } from './partial-date.ts';

/** A stored date, or a moment that is read in a time zone. */
export type When = PartialDate | Date;

const long = { year: 'numeric', month: 'long', day: 'numeric' } as const;
const clock = { hour: 'numeric', minute: '2-digit' } as const;

const styles = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  long,
  medium: { year: 'numeric', month: 'short', day: 'numeric' },
  numeric: { year: 'numeric', month: '2-digit', day: '2-digit' },
  full: { ...long, weekday: 'long' },
  dayMonth: { month: 'long', day: 'numeric' },
  weekday: { weekday: 'long' },
  time: clock,
  moment: { ...long, ...clock },
  momentInZone: { ...long, ...clock, timeZoneName: 'long' },
  zone: { timeZoneName: 'long' },
  zoneAllYear: { timeZoneName: 'longGeneric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Style = keyof typeof styles;

/** "4 April 2026"; a date known less exactly is shown no more exactly: "April 2026", "2026". */
export function longDate(locale: Locale, when: When): string {
  return isExact(when) ? written(locale, when, 'long') : inexactDate(locale, when, 'میلادی');
}

/** "4 Apr 2026" for tables. Persian readers expect digits there, and a year of 1405 leaves no doubt about the order. */
export function shortDate(locale: Locale, when: When): string {
  if (!isExact(when)) return inexactDate(locale, when, 'م');
  return written(locale, when, locale.language === 'fa' && locale.calendar === 'persian' ? 'numeric' : 'medium');
}

/** "Saturday, 4 April 2026". */
export function fullDate(locale: Locale, when: When): string {
  if (!isExact(when)) return longDate(locale, when);
  // Intl orders the full style of the Persian calendar wrongly: «۱۴۰۵ فروردین ۱۵, شنبه».
  if (locale.language === 'fa') return `${written(locale, when, 'weekday')} ${written(locale, when, 'long')}`;
  return written(locale, when, 'full');
}

/** "4 April", where the year is plain from what stands around it. */
export function dayMonth(locale: Locale, when: When): string {
  return isExact(when) ? written(locale, when, 'dayMonth') : longDate(locale, when);
}

/** "4–6 April 2026"; as two dates joined by a dash where one of them is not known to the day. */
export function dateRange(locale: Locale, from: When, to: When): string {
  if (!isExact(from) || !isExact(to)) return `${longDate(locale, from)} – ${longDate(locale, to)}`;
  const [first, last] = [noonOf(readersDay(locale, from)), noonOf(readersDay(locale, to))];
  return withoutEra(locale, formatter(locale, 'UTC', 'long').formatRangeToParts(first, last));
}

/** "15 Farvardin 1405 · 4 April 2026": the reader's own calendar first, so that a typed date can be checked in both. */
export function bothCalendars(locale: Locale, when: When): string {
  if (!isExact(when)) return longDate(locale, when);
  const other: Calendar = locale.calendar === 'persian' ? 'gregory' : 'persian';
  return `${longDate(locale, when)} · ${longDate({ ...locale, calendar: other }, when)}`;
}

/** "15:30" in the time zone of the locale. */
export function time(locale: Locale, moment: Date): string {
  return written(locale, moment, 'time');
}

/** "4 April 2026 at 15:30", and with the zone "… Iran Standard Time", in the time zone of the locale. */
export function dateTime(locale: Locale, moment: Date, named: boolean): string {
  return written(locale, moment, named ? 'momentInZone' : 'moment');
}

/** "Iran Standard Time"; for a given moment with summer time told apart, else the name that fits all year. */
export function zoneName(locale: Locale, timeZone: string, moment?: Date): string {
  // UTC has a name only in the style of a moment; its generic name would be "GMT+00:00".
  const style = moment || timeZone === 'UTC' ? 'zone' : 'zoneAllYear';
  const parts = formatter(locale, timeZone, style).formatToParts(moment ?? someMoment);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}

// Generic names depend on whether the zone has summer time in these years.
const someMoment = new Date(Date.UTC(2026, 0, 1));

/** Whole days between two dates as the reader's calendar counts them, across midnight and not across 24 hours. */
export function daysApart(locale: Locale, from: When, to: When): number {
  return daysBetween(readersDay(locale, from), readersDay(locale, to));
}

const readersDay = (locale: Locale, when: When): PartialDate =>
  typeof when === 'string' ? firstDayOf(when) : dayOf(when, locale.timeZone);

const isExact = (when: When): boolean => typeof when !== 'string' || precisionOf(when) === 'day';

const noonOrMoment = (when: When): Date => (typeof when === 'string' ? noonOf(when) : when);

/**
 * A Gregorian year or month lies across two Iranian ones. «۱۳۹۶–۱۳۹۷» reads as a span of time and «۱۳۹۷» may be
 * wrong, so a reader of the Persian calendar sees the Gregorian date, named as such: «۲۰۱۸ میلادی».
 */
function inexactDate(locale: Locale, when: When, mark: string): string {
  const style = typeof when === 'string' && precisionOf(when) === 'year' ? 'year' : 'month';
  const text = written({ ...locale, calendar: 'gregory' }, when, style);
  return locale.language === 'fa' && locale.calendar === 'persian' ? `${text} ${mark}` : text;
}

function written(locale: Locale, when: When, style: Style): string {
  const format = formatter(locale, typeof when === 'string' ? 'UTC' : locale.timeZone, style);
  const moment = noonOrMoment(when);
  return hasEra(locale) ? withoutEra(locale, format.formatToParts(moment)) : format.format(moment);
}

const hasEra = ({ language, calendar }: Locale): boolean => calendar === 'persian' && language !== 'fa';

// A year of 1405 needs no "AP". Korean months have numbers only, so there the calendar is named in its place.
function withoutEra(locale: Locale, parts: { type: string; value: string }[]): string {
  const era = locale.language === 'ko' ? '이란력' : '';
  const text = parts.map((part) => (part.type === 'era' ? era : part.value)).join('');
  return text.replace(/ {2,}/g, ' ').replace(/ ,/g, ',').trim();
}

const formatters = new Map<string, Intl.DateTimeFormat>();

// A formatter costs some 30 KB and readers may choose among 400 zones, so the oldest one goes when there are many.
const mostFormatters = 400;

function formatter(locale: Locale, timeZone: string, style: Style): Intl.DateTimeFormat {
  const key = `${locale.language} ${locale.calendar} ${timeZone} ${style}`;
  const known = formatters.get(key);
  if (known) return known;
  const [oldest] = formatters.keys();
  if (oldest && formatters.size >= mostFormatters) formatters.delete(oldest);
  const made = new Intl.DateTimeFormat(calendarTagOf(locale), {
    timeZone,
    ...styles[style],
    ...hoursOf(locale, style),
  });
  formatters.set(key, made);
  return made;
}

// British and Persian hours run to 24 and have two digits, so that «۰۵:۰۴» is not taken for an afternoon; CLDR's own Persian pattern has
// one. Korean ones say whether it is morning.
const hoursOf = ({ language }: Locale, style: Style): Intl.DateTimeFormatOptions =>
  language !== 'ko' && 'hour' in styles[style] ? { hour: '2-digit' } : {};

import { Temporal } from 'temporal-polyfill/full';

declare const partialDate: unique symbol;

/** A Gregorian date as exact as it is known: `2018`, `2018-06` or `2018-06-21`, in the years 1800 to 2099. */
export type PartialDate = string & { readonly [partialDate]: true };

export type Precision = 'year' | 'month' | 'day';

const shape = /^(?:18|19|20)\d{2}(?:-(\d{2})(?:-(\d{2}))?)?$/;

/**
 * Whether text is a date as the network stores it. Other years are refused on purpose: `1405-01-15` in a file is
 * an Iranian date that somebody forgot to convert, never the Gregorian year 1405.
 */
export function isPartialDate(text: unknown): text is PartialDate {
  if (typeof text !== 'string') return false;
  const found = shape.exec(text);
  if (!found) return false;
  const [, month, day] = found;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  return day === undefined || (Number(day) >= 1 && Number(day) <= daysInMonth(Number(text.slice(0, 4)), Number(month)));
}

// Day zero of the next month is the last day of this one.
const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The date written in a file or a request as strict ISO text, or null: no other digits, spaces or separators. */
export const partialDateOf = (text: string): PartialDate | null => (isPartialDate(text) ? text : null);

/** A date that the program itself has written; throws a RangeError on anything else. */
export function asPartialDate(text: string): PartialDate {
  if (!isPartialDate(text)) throw new RangeError(`not a date of the network: ${text}`);
  return text;
}

export function precisionOf(date: PartialDate): Precision {
  if (date.length === 4) return 'year';
  return date.length === 7 ? 'month' : 'day';
}

/** The numbers of a date; what is not known is 1, as in its first day. */
function numbersOf(date: PartialDate): { year: number; month: number; day: number } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}

export function firstDayOf(date: PartialDate): PartialDate {
  const { year, month, day } = numbersOf(date);
  return asPartialDate(`${year}-${twoDigits(month)}-${twoDigits(day)}`);
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The day a moment falls on for people in a time zone: voting closes on the 4th in Tehran while it is the 3rd in Lima. */
export function dayOf(moment: Date, timeZone: string): PartialDate {
  const instant = Temporal.Instant.fromEpochMilliseconds(moment.getTime());
  return asPartialDate(instant.toZonedDateTimeISO(timeZone).toPlainDate().toString());
}

/** Days from one day to the other, negative when the other is earlier; less exact dates count from their first day. */
export function daysBetween(from: PartialDate, to: PartialDate): number {
  return Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / 86_400_000);
}

/** Noon in UTC of a date's first day: what Intl formats in the time zone UTC. */
export function noonOf(date: PartialDate): Date {
  const { year, month, day } = numbersOf(date);
  return new Date(Date.UTC(year, month - 1, day, 12));
}

import { isoFromJalali, jalaliFromIso } from './jalali.ts';
import type { Calendar, Locale } from './locale.ts';
import { folded, isWeekday, monthNamed } from './month-names.ts';
import { partialDateOf, precisionOf, type PartialDate } from './partial-date.ts';
import { normalizeDigits } from './text.ts';

export type DateReading =
  | { ok: true; date: PartialDate; calendar: Calendar }
  | { ok: false; reason: 'unreadable' | 'no-such-day' | 'year-out-of-range' | 'day-needed' };

/**
 * The date a person has typed, in the Iranian or the Gregorian calendar, in any digits: 1405/9/23, 14.12.2026,
 * «۲۳ آذر ۱۴۰۵», 2026년 12월 14일. The year has four digits and decides the calendar: 13xx and 14xx are Iranian, 19xx
 * and 20xx Gregorian. Where it stands last the day comes before the month, and 12/25/2026 is no day.
 *
 * An Iranian year or month alone is answered with `day-needed` whatever the precision: it lies across two Gregorian
 * ones, and storing either could be wrong.
 */
export function readDate(text: string, { precision }: { precision: 'day' | 'any' }): DateReading {
  const typed = typedDate(text);
  if (!typed) return { ok: false, reason: 'unreadable' };
  const calendar = calendarOf(typed.year);
  if (!calendar) return { ok: false, reason: 'year-out-of-range' };
  if (!isOfCalendar(typed, calendar)) return { ok: false, reason: 'no-such-day' };
  const isPartial = typed.day === undefined;
  if (isPartial && (precision === 'day' || calendar === 'persian')) return { ok: false, reason: 'day-needed' };
  const iso = calendar === 'persian' ? isoFromJalali({ month: 1, day: 1, ...typed }) : gregorianIso(typed);
  if (iso === null) return { ok: false, reason: 'no-such-day' };
  const date = partialDateOf(iso);
  if (date) return { ok: true, date, calendar };
  return { ok: false, reason: calendar === 'persian' ? 'year-out-of-range' : 'no-such-day' };
}

/** A stored date as it is put back into a text field, in the reader's calendar and digits; `readDate` reads it back. */
export function writeDateForInput(date: PartialDate, locale: Locale): string {
  const numbers = typedNumbers(date, locale.calendar);
  if (locale.language === 'fa') return numbers.join('/').replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit)));
  return numbers.join('-');
}

// Iranian years before 1300 are not read, so dates before 21 March 1921 are written in the Gregorian calendar.
function typedNumbers(date: PartialDate, calendar: Calendar): string[] {
  const isIranian = calendar === 'persian' && precisionOf(date) === 'day' && date >= '1921-03-21';
  if (!isIranian) return date.split('-');
  const { year, month, day } = jalaliFromIso(date);
  return [year, month, day].map((number) => String(number).padStart(2, '0'));
}

type TypedDate = { year: number; month?: number; day?: number; named?: Calendar };

function calendarOf(year: number): Calendar | null {
  if (year >= 1300 && year < 1500) return 'persian';
  return year >= 1900 && year < 2100 ? 'gregory' : null;
}

const isOfCalendar = ({ named, month = 1 }: TypedDate, calendar: Calendar): boolean =>
  (named === undefined || named === calendar) && month >= 1 && month <= 12;

const gregorianIso = ({ year, month, day }: TypedDate): string =>
  [year, month, day]
    .filter((number) => number !== undefined)
    .map((number) => String(number).padStart(2, '0'))
    .join('-');

function typedDate(text: string): TypedDate | null {
  if (text.length > 80) return null;
  const tokens = tokensOf(text);
  if (!tokens) return null;
  const words = tokens.filter((token) => !isNumber(token));
  const numbers = tokens.filter(isNumber);
  if (words.length > 1) return null;
  const [word] = words;
  return word === undefined ? numericDate(numbers) : namedDate(word, numbers);
}

const isNumber = (token: string): boolean => /^\d/.test(token);

// Units and filling words that stand in a date without changing it; weekdays go too, since the date says them itself.
const fillers =
  /(?<=\d)(?:st|nd|rd|th|ام|م)(?!\p{L})|(?<!\p{L})(?:of|the|روز|ماه|سال|이란력|서기|ap|ad|ce|ه\.? ?ش|م|میلادی|شمسی|خورشیدی)(?!\p{L})|(?<=\d ?)[년월일](?!\p{L})/gu;

/** Numbers and words in the order typed, or null where anything but one separator stands between two of them. */
function tokensOf(text: string): string[] | null {
  const plain = withoutWeekdays(normalizeDigits(folded(text)))
    .replace(fillers, ' ')
    .trim();
  const [before, ...between] = plain.split(/\d+|\p{L}+/u);
  const after = between.pop();
  if (before !== '' || after === undefined || !/^[.,،\s]*$/.test(after)) return null;
  return between.every((gap) => /^\s*[/.,،٫·\-‐‑–—−⁄∕]?\s*$/.test(gap)) ? plain.match(/\d+|\p{L}+/gu) : null;
}

function withoutWeekdays(text: string): string {
  return text
    .replace(/(یک|دو|سه|چهار|پنج) شنبه/g, '$1شنبه')
    .replace(/\(?(\p{L}+)\)?[,،]?/gu, (whole, word: string) => (isWeekday(word) ? ' ' : whole));
}

function numericDate(numbers: string[]): TypedDate | null {
  const [only = ''] = numbers;
  // 20261214, the basic form of ISO 8601, which spreadsheets write.
  const parts =
    numbers.length === 1 && only.length === 8 ? [only.slice(0, 4), only.slice(4, 6), only.slice(6)] : numbers;
  const ordered = isYear(parts[0]) ? parts : parts.toReversed();
  return dateFrom(ordered);
}

function namedDate(word: string, numbers: string[]): TypedDate | null {
  const found = monthNamed(word);
  if (!found) return null;
  const [year, day, ...others] = isYear(numbers[0]) ? numbers : numbers.toReversed();
  if (others.length > 0) return null;
  const date = dateFrom([year ?? '', String(found.month), ...(day === undefined ? [] : [day])]);
  return date && { ...date, named: found.calendar };
}

const isYear = (token: string | undefined): boolean => token?.length === 4;

/** A year of four digits, then month and day of one or two, as far as they are there. */
function dateFrom([year, ...rest]: string[]): TypedDate | null {
  if (!isYear(year) || rest.length > 2 || rest.some((part) => part.length > 2)) return null;
  const [month, day] = rest.map(Number);
  return {
    year: Number(year),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

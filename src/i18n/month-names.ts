import { intlTags } from './intl-tags.ts';
import { languages } from './languages.ts';
import type { Calendar } from './locale.ts';

/** Which month of which calendar a word means. */
export type NamedMonth = { calendar: Calendar; month: number };

/**
 * Text as typed dates are compared: without case, accents, Persian hamza, half-spaces and invisible marks, and with
 * one form for letters that keyboards write in two.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ي', 'ی')
    .replaceAll('ى', 'ی')
    .replaceAll('ك', 'ک');
}

/** The month that a word names in any of our languages, or undefined. Expects folded text. */
export const monthNamed = (word: string): NamedMonth | undefined => months.get(word);

/** Whether a word names a day of the week in any of our languages. Expects folded text. */
export const isWeekday = (word: string): boolean => weekdays.has(word);

// Spellings in use that Unicode's data does not have.
const otherSpellings: Record<Calendar, readonly (readonly string[])[]> = {
  gregory: [[], [], [], ['اپریل'], ['می'], ['جون'], ['جولای', 'ژولای'], ['آگوست', 'اگوست'], ['sep'], [], [], []],
  persian: [
    [],
    ['ordibehest'],
    ['khordaad'],
    [],
    ['amordad', 'امرداد'],
    ['shahrivar'],
    [],
    ['aaban'],
    ['azar'],
    ['dai'],
    [],
    ['esphand', 'اسپند'],
  ],
};

const months = new Map<string, NamedMonth>();
const weekdays = new Set<string>();

for (const language of languages) {
  for (const calendar of ['gregory', 'persian'] as const) readMonths(intlTags[language], calendar);
  readWeekdays(intlTags[language]);
}

function readMonths(tag: string, calendar: Calendar): void {
  for (const style of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(`${tag}-u-ca-${calendar}`, {
      timeZone: 'UTC',
      day: 'numeric',
      month: style,
    });
    for (let month = 1; month <= 12; month += 1) {
      const name = format.formatToParts(midMonth(calendar, month)).find((part) => part.type === 'month')?.value ?? '';
      // Korean months are numbers with a unit; the door reads those as numbers.
      if (!/\p{Nd}/u.test(name)) months.set(folded(name), { calendar, month });
    }
  }
  for (const [index, spellings] of otherSpellings[calendar].entries()) {
    for (const spelling of spellings) months.set(folded(spelling), { calendar, month: index + 1 });
  }
}

// Iranian months begin around the 20th: Farvardin 2026 on 21 March, so the 5th of April lies within it.
function midMonth(calendar: Calendar, month: number): Date {
  return calendar === 'persian' ? new Date(Date.UTC(2026, month + 2, 5)) : new Date(Date.UTC(2026, month - 1, 15));
}

function readWeekdays(tag: string): void {
  for (const style of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(tag, { timeZone: 'UTC', weekday: style });
    for (let day = 1; day <= 7; day += 1) weekdays.add(folded(format.format(new Date(Date.UTC(2026, 3, day)))));
  }
}

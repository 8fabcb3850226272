import { Temporal } from 'temporal-polyfill/full';

/** A day of the Iranian (Solar Hijri) calendar. Only what people type or read has this form; ISO dates are stored. */
export type JalaliDay = { year: number; month: number; day: number };

/** The ISO date of an Iranian day, or null where the calendar has no such day: 30 Esfand 1404. */
export function isoFromJalali({ year, month, day }: JalaliDay): string | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const found = Temporal.PlainDate.from({ calendar: 'persian', year, month, day }, { overflow: 'constrain' });
  return found.day === day ? found.toString({ calendarName: 'never' }) : null;
}

/** The Iranian day of an ISO date. */
export function jalaliFromIso(iso: string): JalaliDay {
  const { year, month, day } = Temporal.PlainDate.from(iso).withCalendar('persian');
  return { year, month, day };
}

import { asPartialDate, type PartialDate } from '#i18n/partial-date.ts';
import { Temporal } from 'temporal-polyfill/full';
import { z } from 'zod';

/**
 * The example stays alive: its groups and proposals tell the time in days before and after the day on which it is loaded. `-12 07:40`
 * is twelve days before, at that hour in UTC.
 */
export const moment = z.string().regex(/^-\d+ \d\d:\d\d$/);

/** An hour of a day that lies ahead, in a zone: `+6 18:00 Asia/Tehran`. */
export const deadline = z.string().regex(/^\+\d+ \d\d:\d\d [A-Za-z_/]+$/);

/** Reads the times of the example's files by the day on which it is loaded. */
export type ExampleTime = {
  at: (moment: string) => Date;
  day: (days: number) => PartialDate;
  /** The month that a day falls in, for what is due by its end. */
  month: (days: number) => PartialDate;
  lastOfMonth: (days: number) => PartialDate;
  /** Boards meet on Thursdays: the day itself, or the one before. */
  thursday: (days: number) => PartialDate;
  deadline: (text: string) => { dueAt: Date; dueZone: string };
};

export function exampleTime(now: Date): ExampleTime {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('UTC').toPlainDate();
  const dayAfter = (days: number) => today.add({ days });
  const written = (day: Temporal.PlainDate) => asPartialDate(day.toString());
  return {
    at: (text) => instantOf(dayAfter(Number(text.split(' ')[0])), text.split(' ')[1] ?? '', 'UTC'),
    day: (days) => written(dayAfter(days)),
    month: (days) => asPartialDate(written(dayAfter(days)).slice(0, 7)),
    lastOfMonth: (days) => written(dayAfter(days).with({ day: 31 })),
    thursday: (days) => {
      const day = dayAfter(days);
      return written(day.subtract({ days: (day.dayOfWeek + 3) % 7 }));
    },
    deadline(text) {
      const [days, hour = '', dueZone = ''] = text.split(' ');
      return { dueAt: instantOf(dayAfter(Number(days)), hour, dueZone), dueZone };
    },
  };
}

function instantOf(day: Temporal.PlainDate, hour: string, timeZone: string): Date {
  const moment = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(hour) });
  return new Date(moment.epochMilliseconds);
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  asPartialDate,
  dayOf,
  daysBetween,
  firstDayOf,
  isPartialDate,
  partialDateOf,
  precisionOf,
} from './partial-date.ts';

const dates = (...texts: string[]) => texts.map(asPartialDate);

test('A date is a year, a month or a day of the Gregorian calendar', () => {
  expect(['2018', '2018-06', '2018-06-21', '2024-02-29', '1900', '2099-12-31'].map(isPartialDate)).toEqual(
    Array(6).fill(true),
  );
  expect(dates('2018', '2018-06', '2018-06-21').map(precisionOf)).toEqual(['year', 'month', 'day']);
});

test.each([
  '',
  '18',
  '2018-6',
  '2018-13',
  '2018-00',
  '2018-02-29',
  '2018-04-31',
  '2018-06-00',
  '2018-06-21T00:00',
  ' 2018',
  '2018\n',
  '2018/06/21',
  '۲۰۱۸',
  '1405',
  '1405-01-15',
  '2100',
  '1799-12-31',
])('A file with "%s" for a date is told so', (text) => {
  expect(partialDateOf(text)).toBeNull();
  expect(() => asPartialDate(text)).toThrow(RangeError);
});

test('What is no text is no date', () => {
  expect([2018, null, new Date()].map(isPartialDate)).toEqual([false, false, false]);
});

test('A less exact date begins with its first day', () => {
  expect(dates('2024', '2024-02', '2024-02-10').map(firstDayOf)).toEqual(['2024-01-01', '2024-02-01', '2024-02-10']);
});

test('The day of a moment is that of the people who ask', () => {
  const moment = new Date('2026-04-03T21:00:00Z');
  expect(['Asia/Tehran', 'Asia/Seoul', 'America/Lima', 'UTC'].map((zone) => dayOf(moment, zone))).toEqual([
    '2026-04-04',
    '2026-04-04',
    '2026-04-03',
    '2026-04-03',
  ]);
});

test('Days are counted from date to date', () => {
  const [from, to] = [asPartialDate('2026-03-28'), asPartialDate('2026-04-01')];
  expect([daysBetween(from, to), daysBetween(to, from), daysBetween(from, from)]).toEqual([4, -4, 0]);
});

test('Every real day of the two centuries is a date, and stays where it is as a first day', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(day, (moment) => {
      const date = dayOf(moment, 'UTC');
      expect(firstDayOf(date)).toBe(date);
      expect(date).toBe(moment.toISOString().slice(0, 10));
    }),
  );
});

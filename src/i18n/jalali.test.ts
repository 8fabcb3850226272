import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoFromJalali, jalaliFromIso } from './jalali.ts';

test.each([
  [{ year: 1405, month: 1, day: 15 }, '2026-04-04'],
  [{ year: 1403, month: 12, day: 30 }, '2025-03-20'],
  [{ year: 1404, month: 1, day: 1 }, '2025-03-21'],
  [{ year: 1357, month: 11, day: 22 }, '1979-02-11'],
  [{ year: 1300, month: 1, day: 1 }, '1921-03-21'],
  [{ year: 1408, month: 12, day: 30 }, '2030-03-20'],
])('The Iranian day %o is %s', (jalali, iso) => {
  expect(isoFromJalali(jalali)).toBe(iso);
  expect(jalaliFromIso(iso)).toEqual(jalali);
});

test.each([
  { year: 1404, month: 12, day: 30 },
  { year: 1405, month: 7, day: 31 },
  { year: 1405, month: 13, day: 1 },
  { year: 1405, month: 0, day: 1 },
  { year: 1405, month: 1, day: 0 },
  { year: 1405, month: 1, day: 32 },
])('There is no Iranian day %o', (jalali) => {
  expect(isoFromJalali(jalali)).toBeNull();
});

test('Every day agrees with the calendar that pages are written in', () => {
  const written = new Intl.DateTimeFormat('en-u-ca-persian', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
      (moment) => {
        const iso = moment.toISOString().slice(0, 10);
        const jalali = jalaliFromIso(iso);
        const parts = Object.fromEntries(written.formatToParts(moment).map((part) => [part.type, Number(part.value)]));
        expect(jalali).toEqual({ year: parts['year'], month: parts['month'], day: parts['day'] });
        expect(isoFromJalali(jalali)).toBe(iso);
      },
    ),
    { numRuns: 500 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDate, writeDateForInput } from './date-input.ts';
import { formatsOf } from './formats.ts';
import { languages } from './languages.ts';
import { localeFor } from './locale.ts';
import { asPartialDate, dayOf } from './partial-date.ts';

const inIran = [
  '1405/9/23',
  '1405-09-23',
  '۱۴۰۵/۰۹/۲۳',
  '١٤٠٥/٠٩/٢٣',
  '23-09-1405',
  '23.9.1405',
  '۲۳ آذر ۱۴۰۵',
  '۲۳ آذر ماه ۱۴۰۵',
  'آذر ۲۳، ۱۴۰۵',
  '۱۴۰۵ آذر ۲۳',
  'دوشنبه ۲۳ آذر ۱۴۰۵',
  'دوشنبه، ۲۳ آذر ۱۴۰۵ ه.ش',
  '23 Azar 1405',
  'Azar 23, 1405',
  '23 Azar 1405 AP',
  ' 1405 / 9 / 23 ',
  '14050923',
  '\u200F۱۴۰۵/۹/۲۳\u200F',
  '이란력 1405년 9월 23일',
];

test.each(inIran)('An official writes the Iranian date "%s"', (text) => {
  expect(readDate(text, { precision: 'day' })).toEqual({ ok: true, date: '2026-12-14', calendar: 'persian' });
});

const elsewhere = [
  '2026-12-14',
  '2026/12/14',
  '14.12.2026',
  '14/12/2026',
  '14-12-2026',
  '14 December 2026',
  '14th of December, 2026',
  'December 14, 2026',
  '14 dec 2026',
  '14 DEC. 2026',
  'Monday, 14 December 2026',
  'Mon 14 Dec 2026',
  '2026년 12월 14일',
  '2026년12월14일',
  '2026. 12. 14.',
  '2026. 12. 14. (월)',
  '2026년 12월 14일 월요일',
  '14 دسامبر 2026',
  '۱۴ دسامبر ۲۰۲۶',
  '۱۴ دسامبر ۲۰۲۶ م',
  '20261214',
  '２０２６－１２－１４',
  '14–12–2026',
  '14 12 2026',
];

test.each(elsewhere)('An official writes the Gregorian date "%s"', (text) => {
  expect(readDate(text, { precision: 'day' })).toEqual({ ok: true, date: '2026-12-14', calendar: 'gregory' });
});

test.each([
  ['سه شنبه ۲۴ آذر ۱۴۰۵', '2026-12-15'],
  ['سه‌شنبه ۲۴ آذر ۱۴۰۵', '2026-12-15'],
  ['۴ ژوئیهٔ ۲۰۲۶', '2026-07-04'],
  ['۴ جولای ۲۰۲۶', '2026-07-04'],
  ['۴ مهٔ ۲۰۲۶', '2026-05-04'],
  ['۴ می ۲۰۲۶', '2026-05-04'],
  ['۱ شهريور ۱۴۰۵', '2026-08-23'],
  ['15 Ordibehesht 1405', '2026-05-05'],
  ['5/4/2026', '2026-04-05'],
  ['30/12/1403', '2025-03-20'],
])('The words and habits of "%s" are understood', (text, date) => {
  expect(readDate(text, { precision: 'day' })).toMatchObject({ ok: true, date });
});

test.each([
  ['1404/12/30', 'no-such-day'],
  ['1405/7/31', 'no-such-day'],
  ['29.2.2026', 'no-such-day'],
  ['12/25/2026', 'no-such-day'],
  ['2026-13-01', 'no-such-day'],
  ['2026-00-10', 'no-such-day'],
  ['2026-10-00', 'no-such-day'],
  ['14 آذر 2026', 'no-such-day'],
  ['14 December 1405', 'no-such-day'],
  ['31 April 2026', 'no-such-day'],
  ['1200/1/1', 'year-out-of-range'],
  ['1789-07-14', 'year-out-of-range'],
  ['2569-04-04', 'year-out-of-range'],
  ['1499/1/1', 'year-out-of-range'],
  ['0026-04-04', 'year-out-of-range'],
  ['', 'unreadable'],
  ['tomorrow', 'unreadable'],
  ['14/12/26', 'unreadable'],
  ['5/1405', 'day-needed'],
  ['2026-12-14T10:00', 'unreadable'],
  ['2026-12-14Z', 'unreadable'],
  ['14 Brumaire 2026', 'unreadable'],
  ['2026-12-14-15', 'unreadable'],
  ['2026--12--14', 'unreadable'],
  ['-2026-12-14', 'unreadable'],
  ['12142026', 'year-out-of-range'],
  ['2026 2026 2026', 'unreadable'],
  ['14 December', 'unreadable'],
  ['14 December November 2026', 'unreadable'],
  ['1'.repeat(500), 'unreadable'],
  ['2026', 'day-needed'],
  ['12/2026', 'day-needed'],
  ['December 2026', 'day-needed'],
  ['1405', 'day-needed'],
])('"%s" is no day: %s', (text, reason) => {
  expect(readDate(text, { precision: 'day' })).toEqual({ ok: false, reason });
});

test.each([
  ['2018', '2018'],
  ['۲۰۱۸ میلادی', '2018'],
  ['2018년', '2018'],
  ['2018-06', '2018-06'],
  ['6/2018', '2018-06'],
  ['June 2018', '2018-06'],
  ['ژوئن ۲۰۱۸', '2018-06'],
  ['2018년 6월', '2018-06'],
  ['2018-06-21', '2018-06-21'],
])('Where no day is known "%s" is enough', (text, date) => {
  expect(readDate(text, { precision: 'any' })).toEqual({ ok: true, date, calendar: 'gregory' });
});

test.each(['1397', '۱۳۹۷/۳', 'خرداد ۱۳۹۷'])(
  'The Iranian "%s" lies across two Gregorian years or months, so its day is asked for',
  (text) => {
    expect(readDate(text, { precision: 'any' })).toEqual({ ok: false, reason: 'day-needed' });
  },
);

test('A date goes into the field as its reader writes dates', () => {
  const [day, month, year] = [asPartialDate('2026-04-04'), asPartialDate('2026-04'), asPartialDate('2026')];
  const written = (date: typeof day) => languages.map((language) => writeDateForInput(date, localeFor(language)));
  expect(written(day)).toEqual(['2026-04-04', '۱۴۰۵/۰۱/۱۵', '2026-04-04']);
  expect(written(month)).toEqual(['2026-04', '۲۰۲۶/۰۴', '2026-04']);
  expect(written(year)).toEqual(['2026', '۲۰۲۶', '2026']);
  expect(writeDateForInput(day, localeFor('en', { calendar: 'persian' }))).toBe('1405-01-15');
  expect(writeDateForInput(day, localeFor('fa', { calendar: 'gregory' }))).toBe('۲۰۲۶/۰۴/۰۴');
  expect(writeDateForInput(asPartialDate('1921-03-20'), localeFor('fa'))).toBe('۱۹۲۱/۰۳/۲۰');
});

const localeOfAnybody = fc
  .tuple(fc.constantFrom(...languages), fc.constantFrom('gregory' as const, 'persian' as const))
  .map(([language, calendar]) => localeFor(language, { calendar }));

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31T23:59:59Z'), noInvalidDate: true })
  .map((moment) => dayOf(moment, 'UTC'));

test('What stands in the field is read back as the same date, however exact it is', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom(4, 7, 10), localeOfAnybody, (day, length, locale) => {
      const date = asPartialDate(day.slice(0, length));
      expect(readDate(writeDateForInput(date, locale), { precision: 'any' })).toMatchObject({ ok: true, date });
    }),
    { numRuns: 2000 },
  );
});

test('A date copied from a page can be pasted into the field', () => {
  fc.assert(
    fc.property(
      anyDay.filter((day) => day >= '1921-03-21'),
      localeOfAnybody,
      (date, locale) => {
        const formats = formatsOf(locale);
        for (const text of [formats.date(date), formats.fullDate(date), formats.shortDate(date)]) {
          expect([text, readDate(text, { precision: 'day' })]).toMatchObject([text, { ok: true, date }]);
        }
      },
    ),
    { numRuns: 1000 },
  );
});

test('Nothing that can be typed is more than unreadable', () => {
  const typed = fc.string({
    unit: fc.constantFrom('1', '۴', '2026', '1405', '/', '.', ' ', 'آذر', 'may', '월', '\u200C', '(', 'م'),
  });
  fc.assert(
    fc.property(fc.oneof(typed, fc.string({ unit: 'binary' })), (text) => {
      const reading = readDate(text, { precision: 'day' });
      expect(reading.ok ? reading.date.length : reading.reason).toBeDefined();
    }),
  );
});

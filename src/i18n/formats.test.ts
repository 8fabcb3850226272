import { describe, expect, test } from 'vitest';
import { formatsOf } from './formats.ts';
import { localeFor } from './locale.ts';
import { asPartialDate } from './partial-date.ts';

const [en, fa, ko] = [
  formatsOf(localeFor('en', { timeZone: 'Asia/Tehran' })),
  formatsOf(localeFor('fa', { timeZone: 'Asia/Tehran' })),
  formatsOf(localeFor('ko', { timeZone: 'Asia/Seoul' })),
];
const enIranian = formatsOf(localeFor('en', { calendar: 'persian' }));
const koIranian = formatsOf(localeFor('ko', { calendar: 'persian' }));
const faGregorian = formatsOf(localeFor('fa', { calendar: 'gregory' }));

/** What a reader sees: without direction marks, and with one kind of space. */
const seen = (...texts: string[]): string[] =>
  texts.map((text) => text.replace(/[\u200E\u200F]/g, '').replace(/[\u00A0\u2009\u202F]/g, ' '));

const day = asPartialDate('2026-04-04');
const month = asPartialDate('2018-06');
const year = asPartialDate('2018');
const moment = new Date('2026-04-03T22:05:00Z');

describe('Dates', () => {
  test('A day is written in the calendar of the reader', () => {
    expect(seen(en.date(day), fa.date(day), ko.date(day))).toEqual([
      '4 April 2026',
      '۱۵ فروردین ۱۴۰۵',
      '2026년 4월 4일',
    ]);
    expect(seen(enIranian.date(day), faGregorian.date(day), koIranian.date(day))).toEqual([
      '15 Farvardin 1405',
      '۴ آوریل ۲۰۲۶',
      '이란력 1405년 1월 15일',
    ]);
  });

  test('The short form stands in tables and is misread nowhere', () => {
    expect(seen(en.shortDate(day), fa.shortDate(day), ko.shortDate(day))).toEqual([
      '4 Apr 2026',
      '۱۴۰۵/۰۱/۱۵',
      '2026년 4월 4일',
    ]);
    expect(seen(enIranian.shortDate(day), faGregorian.shortDate(day))).toEqual(['15 Farvardin 1405', '۴ آوریل ۲۰۲۶']);
  });

  test('The full form puts the day of the week where readers expect it', () => {
    expect(seen(en.fullDate(day), fa.fullDate(day), ko.fullDate(day))).toEqual([
      'Saturday, 4 April 2026',
      'شنبه ۱۵ فروردین ۱۴۰۵',
      '2026년 4월 4일 토요일',
    ]);
    expect(seen(enIranian.fullDate(day), faGregorian.fullDate(day))).toEqual([
      'Saturday, 15 Farvardin 1405',
      'شنبه ۴ آوریل ۲۰۲۶',
    ]);
  });

  test('A date is shown as exactly as it is known, and a Persian reader sees that its year is Gregorian', () => {
    expect(seen(en.date(year), fa.date(year), ko.date(year))).toEqual(['2018', '۲۰۱۸ میلادی', '2018년']);
    expect(seen(en.date(month), fa.date(month), ko.date(month))).toEqual([
      'June 2018',
      'ژوئن ۲۰۱۸ میلادی',
      '2018년 6월',
    ]);
    expect(seen(fa.shortDate(year), fa.shortDate(month), enIranian.date(year), faGregorian.date(year))).toEqual([
      '۲۰۱۸ م',
      'ژوئن ۲۰۱۸ م',
      '2018',
      '۲۰۱۸',
    ]);
    expect(seen(en.fullDate(year), en.dayMonth(month), en.bothCalendars(year))).toEqual(['2018', 'June 2018', '2018']);
  });

  test('A typed date is echoed in both calendars, the reader’s own first', () => {
    expect(
      seen(en.bothCalendars(day), enIranian.bothCalendars(day), fa.bothCalendars(day), ko.bothCalendars(day)),
    ).toEqual([
      '4 April 2026 · 15 Farvardin 1405',
      '15 Farvardin 1405 · 4 April 2026',
      '۱۵ فروردین ۱۴۰۵ · ۴ آوریل ۲۰۲۶',
      '2026년 4월 4일 · 이란력 1405년 1월 15일',
    ]);
  });

  test('A day without its year, and days in a row', () => {
    expect(seen(en.dayMonth(day), fa.dayMonth(day), ko.dayMonth(day))).toEqual(['4 April', '۱۵ فروردین', '4월 4일']);
    const last = asPartialDate('2026-04-06');
    expect(
      seen(en.dateRange(day, last), enIranian.dateRange(day, last), fa.dateRange(day, last), ko.dateRange(day, last)),
    ).toEqual(['4 – 6 April 2026', '15–17 Farvardin 1405', '۱۵ تا ۱۷ فروردین ۱۴۰۵', '2026년 4월 4일~6일']);
    expect(seen(en.dateRange(day, new Date('2026-04-05T21:00:00Z')))).toEqual(['4 – 6 April 2026']);
    expect(seen(en.dateRange(year, day), en.dateRange(day, day))).toEqual(['2018 – 4 April 2026', '4 April 2026']);
  });

  test('Days are counted on the calendar of the reader, not in 24 hours', () => {
    expect(
      [3, 1, 0, -4].map((days) =>
        en.relativeDays(day, asPartialDate(new Date(Date.UTC(2026, 3, 4 + days)).toISOString().slice(0, 10))),
      ),
    ).toEqual(['in 3 days', 'tomorrow', 'today', '4 days ago']);
    expect(
      seen(fa.relativeDays(day, asPartialDate('2026-04-07')), ko.relativeDays(day, asPartialDate('2026-04-07'))),
    ).toEqual(['۳ روز دیگر', '3일 후']);
    expect(en.relativeDays(new Date('2026-04-03T20:00:00Z'), new Date('2026-04-03T21:00:00Z'))).toBe('tomorrow');
  });
});

describe('Times', () => {
  test('A moment is read in the time zone of the reader, or in that of the event', () => {
    expect(seen(en.time(moment), fa.time(moment), ko.time(moment), en.time(moment, 'Asia/Seoul'))).toEqual([
      '01:35',
      '۰۱:۳۵',
      '오전 7:05',
      '07:05',
    ]);
    expect(seen(en.date(moment), fa.date(moment))).toEqual(['4 April 2026', '۱۵ فروردین ۱۴۰۵']);
    expect(seen(en.dateTime(moment), fa.dateTime(moment), ko.dateTime(moment))).toEqual([
      '4 April 2026 at 01:35',
      '۱۵ فروردین ۱۴۰۵ ساعت ۰۱:۳۵',
      '2026년 4월 4일 오전 7:05',
    ]);
  });

  test('A moment is labelled with its zone where it is asked for', () => {
    expect(
      seen(en.dateTime(moment, { named: true }), fa.dateTime(moment, { named: true, timeZone: 'Asia/Seoul' })),
    ).toEqual(['4 April 2026 at 01:35 Iran Standard Time', '۱۵ فروردین ۱۴۰۵ ساعت ۰۷:۰۵ (وقت عادی کره)']);
    expect(en.dateTime(moment, { named: true, timeZone: 'Europe/Berlin' })).toContain('Central European Summer Time');
    expect(enIranian.dateTime(moment)).toBe('14 Farvardin 1405 at 22:05');
  });

  test('A zone has a name for all year and one for a moment', () => {
    expect([en.zoneName('Europe/Berlin'), en.zoneName('Europe/Berlin', moment), en.zoneName('UTC')]).toEqual([
      'Central European Time',
      'Central European Summer Time',
      'Coordinated Universal Time',
    ]);
    expect([en.zoneName('Europe/London'), fa.zoneName('Asia/Tehran'), ko.zoneName('Asia/Seoul')]).toEqual([
      'United Kingdom Time',
      'وقت عادی ایران',
      '한국 표준시',
    ]);
  });
});

describe('Numbers', () => {
  test('Numbers stand in the digits of the reader', () => {
    expect(seen(en.number(1567000), fa.number(1567000), ko.number(1567000), fa.number(-5))).toEqual([
      '1,567,000',
      '۱٬۵۶۷٬۰۰۰',
      '1,567,000',
      '−۵',
    ]);
    expect(seen(en.decimal(2, 2), fa.decimal(2.345, 1), en.decimal(2.5, 0))).toEqual(['2.00', '۲٫۳', '3']);
    expect(seen(en.percent(0.125), en.percent(2 / 3), fa.percent(0.5), ko.percent(1))).toEqual([
      '12.5%',
      '66.7%',
      '۵۰٪',
      '100%',
    ]);
  });

  test('A population is shortened where the language has a word for it', () => {
    expect(
      seen(en.compactNumber(1567000), fa.compactNumber(1567000), ko.compactNumber(1567000), ko.compactNumber(23456789)),
    ).toEqual(['1.57 million', '۱٫۵۷ میلیون', '157만', '2,350만']);
    expect(seen(en.compactNumber(320000), fa.compactNumber(9876), ko.compactNumber(9876))).toEqual([
      '320,000',
      '۹٬۸۷۶',
      '9,876',
    ]);
  });
});

describe('Names', () => {
  test('Countries have the names their neighbours use', () => {
    expect(['IR', 'KR', 'GB', 'US', 'PS', 'HK', 'MM', 'BA', 'TR', 'XK'].map(en.country)).toEqual([
      'Iran',
      'South Korea',
      'United Kingdom',
      'United States',
      'Palestine',
      'Hong Kong',
      'Myanmar',
      'Bosnia & Herzegovina',
      'Türkiye',
      'Kosovo',
    ]);
    expect([fa.country('IR'), fa.country('MM'), ko.country('KR'), ko.country('IR')]).toEqual([
      'ایران',
      'میانمار',
      '대한민국',
      '이란',
    ]);
    expect([en.country('ZZ'), en.country('nowhere')]).toEqual(['ZZ', 'nowhere']);
  });

  test('Languages have names, and what is no language stays as it is', () => {
    expect([en.languageName('fa'), fa.languageName('ko'), ko.languageName('en'), en.languageName('fa-AF')]).toEqual([
      'Persian',
      'کره‌ای',
      '영어',
      'Dari',
    ]);
    expect([en.languageName('??'), en.languageName('en-abc-de-abc')]).toEqual(['??', 'en-abc-de-abc']);
  });

  test('Cities are listed and sorted as the reader does', () => {
    expect(
      seen(en.list(['Seoul', 'Shiraz', 'Berlin']), fa.list(['سئول', 'شیراز']), ko.list(['서울', '시라즈'])),
    ).toEqual(['Seoul, Shiraz and Berlin', 'سئول و شیراز', '서울 및 시라즈']);
    expect(en.listParts(['Seoul', 'Shiraz']).map((part) => part.type)).toEqual(['element', 'literal', 'element']);
    expect(['پاریس', 'گرگان', 'تهران', 'چابهار', 'آبادان'].toSorted(fa.compare)).toEqual([
      'آبادان',
      'پاریس',
      'تهران',
      'چابهار',
      'گرگان',
    ]);
    expect(['Zürich', 'Århus', 'ankara'].toSorted(en.compare)).toEqual(['ankara', 'Århus', 'Zürich']);
  });

  test('A name in plain text is isolated, and cannot end its own isolation', () => {
    expect(en.isolate('شیراز')).toBe('\u2068شیراز\u2069');
    expect(en.isolate('a\u2069\u202Eb')).toBe('\u2068ab\u2069');
  });
});

test('A reader’s formats are made once', () => {
  expect(formatsOf(localeFor('fa'))).toBe(formatsOf(localeFor('fa')));
  expect(formatsOf(localeFor('fa'))).not.toBe(formatsOf(localeFor('fa', { calendar: 'gregory' })));
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasStrayControl, isOneLine, isSlug, normalizeDigits, slugFrom } from './text.ts';

test('Digits of every keyboard become the same digits', () => {
  expect(normalizeDigits('۱۴۰۵ ١٤٠٥ １４０５ १४०५ 1405 𝟣𝟦𝟢𝟧')).toBe('1405 1405 1405 1405 1405 1405');
  expect(normalizeDigits('۰۱۲۳۴۵۶۷۸۹')).toBe('0123456789');
  expect(normalizeDigits('شیراز Ⅳ ½')).toBe('شیراز Ⅳ ½');
});

test('Text with control characters or broken characters is told from what people write', () => {
  expect(['\u0000', 'a\u0008', '\u001B[0m', '\u007F', '\u0085', '\uD800', 'a\uDC00b'].map(hasStrayControl)).toEqual(
    Array(7).fill(true),
  );
  expect(['', 'Shiraz\n\tSeoul\r\n', 'می‌شود', '🏙️', '\u2068Shiraz\u2069'].map(hasStrayControl)).toEqual(
    Array(5).fill(false),
  );
  expect(['one line', 'two\nlines', 'two\u2028lines'].map(isOneLine)).toEqual([true, false, false]);
});

test.each([
  ['Thematic groups: a proposal', 'thematic-groups-a-proposal'],
  ['São Paulo & Łódź', 'sao-paulo-and-lodz'],
  ['The city’s œuvre — Straße 5', 'the-citys-oeuvre-strasse-5'],
  ['İzmir, Türkiye', 'izmir-turkiye'],
  ['  Ulaanbaatar!  ', 'ulaanbaatar'],
])('A thing is addressed by its English title: %s', (title, slug) => {
  expect(slugFrom(title)).toBe(slug);
});

test('A title without Latin letters gives no slug', () => {
  expect([slugFrom('شیراز'), slugFrom('서울'), slugFrom('—')]).toEqual([null, null, null]);
});

test('A slug is no reserved word and is cut between words', () => {
  expect(slugFrom('Apply', { reserved: ['apply'] })).toBe('apply-2');
  expect(slugFrom('Open data for every city', { max: 18 })).toBe('open-data-for');
  expect(slugFrom('Open data for every city', { max: 19 })).toBe('open-data-for-every');
  expect(slugFrom('x'.repeat(100), { max: 10 })).toBe('x'.repeat(10));
  expect(slugFrom('Open data', { max: 9, reserved: ['open-data'] })).toBe('open-2');
});

test('Every slug has the shape of a slug and keeps to its limit', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 5, max: 40 }), (title, max) => {
      const slug = slugFrom(title, { max });
      expect(slug === null || (isSlug(slug) && slug.length <= max)).toBe(true);
    }),
  );
});

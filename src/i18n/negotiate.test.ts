import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from './languages.ts';
import { languageFor } from './negotiate.ts';

test.each([
  ['what was chosen before wins', 'ko', 'fa', 'ko'],
  ['a cookie for a language the network does not speak is ignored', 'de', 'fa', 'fa'],
  ['the browser of an office in Tehran', null, 'fa-IR,fa;q=0.9,en-US;q=0.8,en;q=0.7', 'fa'],
  ['weights count, not places', null, 'en;q=0.5, ko;q=0.9', 'ko'],
  ['the first of equal wishes', null, 'ko, fa', 'ko'],
  ['Dari is served in Persian', null, 'fa-AF', 'fa'],
  ['upper case', null, 'KO-kr', 'ko'],
  ['a language we lack, then one we have', null, 'de-DE,de;q=0.9,fa;q=0.3', 'fa'],
  ['only languages we lack', null, 'de,fr', 'en'],
  ['anything', null, '*', 'en'],
  ['anything but English', null, 'en;q=0, *', 'fa'],
  ['a refused language', null, 'fa;q=0', 'en'],
  ['no header at all', null, null, 'en'],
  ['a header that is none', null, ';;q=,=*', 'en'],
  ['a weight that is none', null, 'fa;q=high, ko;q=0.1', 'ko'],
])('A reader without a language in the address: %s', (_case, cookie, acceptLanguage, expected) => {
  expect(languageFor({ cookie, acceptLanguage }, languages, 'en')).toBe(expected);
});

test('A network that speaks fewer languages never answers in another', () => {
  expect(languageFor({ cookie: 'fa', acceptLanguage: 'fa, ko;q=0.1' }, ['en', 'ko'], 'en')).toBe('ko');
});

test('Whatever a browser sends, the answer is a language of the network', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (cookie, acceptLanguage) => {
      expect(['fa', 'ko']).toContain(languageFor({ cookie, acceptLanguage }, ['fa', 'ko'], 'ko'));
    }),
  );
});

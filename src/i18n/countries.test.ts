import { expect, test } from 'vitest';
import { countries, countriesFor, isCountry } from './countries.ts';
import { languages } from './languages.ts';

test('A country is known by its two letters', () => {
  expect(['IR', 'KR', 'XK'].map(isCountry)).toEqual([true, true, true]);
  expect(['ir', 'IRN', 'ZZ', '', 'UK', 364].map(isCountry)).toEqual(Array(6).fill(false));
});

test.each(languages)('Every country has one name in %s, no code and no qualifier', (language) => {
  const choices = countriesFor(language);
  expect(choices.map(({ code }) => code).toSorted()).toEqual([...countries].toSorted());
  expect(new Set(choices.map(({ name }) => name)).size).toBe(countries.size);
  expect(choices.filter(({ name }) => /^[A-Z]{2}$|SAR|،|, |\)$/.test(name))).toEqual([]);
});

test('Countries stand in the order of the reader’s alphabet', () => {
  const ends = languages
    .map((language) => countriesFor(language))
    .map((choices) => [choices.at(0)?.code, choices.at(-1)?.code]);
  expect(ends).toEqual([
    ['AF', 'ZW'],
    ['AR', 'GR'],
    ['GH', 'HK'],
  ]);
});

import { expect, test } from 'vitest';
import { countriesFor, countryName } from './countries.ts';
import { regionName } from './regions.ts';
import { timeZoneGroups } from './time-zones.ts';

const moment = new Date(Date.UTC(2026, 6, 1));

test('Parts of the world are called as an official calls them', () => {
  const codes = ['002', '019', '021', '017', '143'];
  expect(codes.map((code) => regionName('fa', code))).toEqual([
    'آفریقا',
    'قارهٔ آمریکا',
    'آمریکای شمالی',
    'آفریقای مرکزی',
    'آسیای مرکزی',
  ]);
  expect(codes.map((code) => regionName('ko', code))).toEqual([
    '아프리카',
    '아메리카',
    '북아메리카',
    '중부 아프리카',
    '중앙아시아',
  ]);
  expect(regionName('en', '143')).toBe('Central Asia');
});

test('No Persian name of a country, a region or a time zone begins a continent with «ا»', () => {
  const zones = timeZoneGroups('fa', moment).flatMap(({ region, zones: inside }) => [
    region,
    ...inside.flatMap(({ city, name }) => [city, name]),
  ]);
  const all = [...countriesFor('fa').map(({ name }) => name), ...zones];
  expect(all.filter((name) => /(?<!\p{L})ا(فریقا|مریکا)/u.test(name))).toEqual([]);
  expect(countryName('fa', 'ZA')).toBe('آفریقای جنوبی');
});

test('Time zones are named for cities, or for their country, in the letters of the reader', () => {
  const cityOf = (language: 'en' | 'fa' | 'ko', id: string) =>
    timeZoneGroups(language, moment)
      .flatMap(({ zones }) => zones)
      .find((zone) => zone.id === id)?.city;
  expect(['Asia/Tehran', 'America/New_York', 'UTC'].map((id) => cityOf('fa', id))).toEqual(['ایران', 'نیویورک', 'UTC']);
  expect(['Asia/Seoul', 'America/New_York'].map((id) => cityOf('ko', id))).toEqual(['대한민국', '뉴욕']);
  expect(cityOf('en', 'America/New_York')).toBe('New York');
  for (const language of ['fa', 'ko'] as const) {
    const cities = timeZoneGroups(language, moment).flatMap(({ zones }) => zones.map(({ city }) => city));
    expect(cities.filter((city) => /[a-z]{3}/i.test(city))).toEqual(['UTC']);
    expect(new Set(cities).size).toBe(cities.length);
  }
});

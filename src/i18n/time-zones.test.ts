import { expect, test } from 'vitest';
import { languages } from './languages.ts';
import { isTimeZone, timeZoneGroups, timeZoneNamed } from './time-zones.ts';

const summer = new Date('2026-07-01T12:00:00Z');
const winter = new Date('2026-01-01T12:00:00Z');

test('A time zone is a place, not an offset', () => {
  expect(['Asia/Tehran', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'UTC'].map(isTimeZone)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(['', '+03:30', 'Tehran', 'Asia/Nowhere', 'Asia/Tehran\n', '../etc', 'A'.repeat(99)].map(isTimeZone)).toEqual(
    Array(7).fill(false),
  );
});

test('A place that was renamed is found by either name', () => {
  expect(
    ['Asia/Calcutta', 'Asia/Kolkata', 'asia/kolkata', 'Europe/Kiev', 'Etc/UTC', 'Asia/Tehran', 'Nowhere'].map(
      timeZoneNamed,
    ),
  ).toEqual(['Asia/Kolkata', 'Asia/Kolkata', 'Asia/Kolkata', 'Europe/Kyiv', 'UTC', 'Asia/Tehran', null]);
});

test.each(languages)(
  'Every zone that can be chosen in %s is one, stands once, and is found again when a browser names it',
  (language) => {
    const ids = timeZoneGroups(language, summer).flatMap(({ zones }) => zones.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => timeZoneNamed(id) !== id)).toEqual([]);
    expect(Intl.supportedValuesOf('timeZone').filter((id) => !ids.includes(timeZoneNamed(id) ?? ''))).toEqual([]);
  },
);

test('Zones are grouped by part of the world in the reader’s language', () => {
  expect(timeZoneGroups('en', summer).map(({ region }) => region)).toEqual([
    'Africa',
    'Americas',
    'Antarctica',
    'Asia',
    'Europe',
    'Oceania',
    'Coordinated Universal Time',
  ]);
  expect(timeZoneGroups('ko', summer).map(({ region }) => region)).toContain('아시아');
});

test('A zone shows its offset of the season', () => {
  const berlin = (moment: Date) =>
    timeZoneGroups('en', moment)
      .flatMap(({ zones }) => zones)
      .find(({ id }) => id === 'Europe/Berlin');
  expect(berlin(summer)).toEqual({
    id: 'Europe/Berlin',
    city: 'Berlin',
    name: 'Central European Time',
    offset: 'GMT+02:00',
  });
  expect(berlin(winter)?.offset).toBe('GMT+01:00');
});

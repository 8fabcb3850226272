import { expect, test } from 'vitest';
import { assignLook, assignLooks, groundOf, hashLook, looks, pairOf, pairs } from './look.ts';

const named = (count: number) => Array.from({ length: count }, (_, index) => `city-${index}`);

test('the first 216 members share no pair of toning and figure', () => {
  const given = assignLooks(named(pairs));
  expect(new Set([...given.values()].map(pairOf)).size).toBe(pairs);
});

test('as long as looks are free no two members have the same', () => {
  expect(new Set(assignLooks(named(looks)).values()).size).toBe(looks);
});

test('a city that joins later does not change the marks of those that were there before', () => {
  const before = assignLooks(named(204));
  const after = assignLooks(['newcomer', ...named(204)], before);
  expect(new Map([...after].filter(([name]) => name !== 'newcomer'))).toEqual(before);
});

test('one member joining gets what it would get in a list', () => {
  const before = assignLooks(named(204));
  expect(assignLook('newcomer', before.values())).toBe(assignLooks(['newcomer'], before).get('newcomer'));
});

test('when a pair is free its ground is one that no similar mark has', () => {
  const given = [...assignLooks(named(pairs)).values()];
  expect(given.every((look) => look >= 0 && look < looks && groundOf(look) < 4)).toBe(true);
});

test('the 865th member and the 20,000th take the look of their name', () => {
  const given = assignLooks(named(20_000));
  expect(given.get('city-864')).toBe(hashLook('city-864'));
  expect(given.get('city-19999')).toBe(hashLook('city-19999'));
});

test('names in every script spread over the looks', () => {
  const seeds = ['شیراز', 'تبریز', 'مشهد', '서울', '부산', '대전', 'Shiraz', 'Seoul'];
  expect(new Set(seeds.map(hashLook)).size).toBe(seeds.length);
});

import { expect, test } from 'vitest';
import { collations } from './collations.ts';

test('Every language of the interface sorts names by a collation of its own', () => {
  expect(collations).toEqual({ en: 'en-x-icu', fa: 'fa-x-icu', ko: 'ko-x-icu' });
});

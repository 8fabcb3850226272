import { expect, test } from 'vitest';
import { KeptReadings } from './kept.ts';

function readings(): { kept: KeptReadings; count: () => number; read: () => Promise<{ text: string }> } {
  const kept = new KeptReadings();
  kept.listening(true);
  let count = 0;
  return { kept, count: () => count, read: async () => ({ text: `reading ${++count}` }) };
}

test('those who ask the same share one reading, also while it is under way', async () => {
  const { kept, read, count } = readings();
  const [one, other] = await Promise.all([kept.read('home en', read), kept.read('home en', read)]);
  expect(await kept.read('home en', read)).toBe(one);
  expect([other, count()]).toEqual([one, 1]);
  expect(await kept.read('home fa', read)).toEqual({ text: 'reading 2' });
});

test('nothing is found that began to be read before a change', async () => {
  const { kept, read } = readings();
  const before = Promise.withResolvers<{ text: string }>();
  const slow = kept.read('home en', () => before.promise);
  kept.forget();
  before.resolve({ text: 'of yesterday' });
  expect(await slow).toEqual({ text: 'of yesterday' });
  expect(await kept.read('home en', read)).toEqual({ text: 'reading 1' });
});

test('what fails is told to all who wait, and read again by the next', async () => {
  const { kept, read } = readings();
  const failing = () => Promise.reject(new Error('away'));
  const both = await Promise.allSettled([kept.read('home en', failing), kept.read('home en', failing)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await kept.read('home en', read)).toEqual({ text: 'reading 1' });
});

test('nothing is kept while nobody hears of changes', async () => {
  const { kept, read } = readings();
  kept.listening(false);
  await kept.read('home en', read);
  expect(await kept.read('home en', read)).toEqual({ text: 'reading 2' });
});

test('the oldest readings make room for new ones', async () => {
  const kept = new KeptReadings({ bytes: 10_000 });
  kept.listening(true);
  let count = 0;
  const read = async () => ({ text: 'x'.repeat(1_000), count: ++count });
  for (const key of ['one', 'two', 'three', 'four']) await kept.read(key, read);
  expect(await kept.read('four', read)).toMatchObject({ count: 4 });
  expect(await kept.read('one', read)).toMatchObject({ count: 5 });
});

import { describe, expect, test } from 'vitest';
import { passageOf, type WordsFound } from './passage.ts';

const said = (more: Partial<WordsFound>): WordsFound => ({
  language: 'en',
  name: 'Newtown',
  summary: null,
  needs: null,
  offers: null,
  ...more,
});

/** The line as a reader sees it, with what is marked in brackets. */
const line = (found: WordsFound, q: string) =>
  passageOf(found, q)
    ?.pieces.map(({ text, isFound }) => (isFound ? `[${text}]` : text))
    .join('');

describe('the line that says why a city was found', () => {
  test('is the one thing of a list, not all of them', () => {
    const found = said({ offers: 'Choosing street trees; planning night buses from demand' });
    expect([passageOf(found, 'night BUS')?.of, line(found, 'night BUS')]).toEqual([
      'offers',
      'planning [night] [bus]es from demand',
    ]);
  });

  test('marks Persian however it is typed', () => {
    const found = said({ language: 'fa', needs: 'سایه برای ایستگاه‌ها؛ فهرستِ داده‌های كهن' });
    expect(line(found, 'ايستگاه ها')).toBe('سایه برای [ایستگاه‌ها]');
    expect(line(found, 'فهرست کهن')).toBe('[فهرستِ] داده‌های [كهن]');
  });

  test('marks Korean by the syllable, also one that is half typed', () => {
    expect(line(said({ language: 'ko', needs: '오래된 동네의 그늘; 심야버스' }), '심야버ㅅ')).toBe('[심야버스]');
    expect(line(said({ language: 'ko', needs: '오래된 동네의 그늘; 심야버스' }), '심야 버스')).toBe('[심야버스]');
    expect(line(said({ language: 'ko', needs: '석유 없는 도시' }), '서')).toBe('[석]유 없는 도시');
  });

  test('marks Latin with and without accents', () => {
    expect(line(said({ summary: 'Près de la Méditerranée. Une ville.' }), 'mediterranee')).toBe(
      'Près de la [Méditerranée]',
    );
    expect(line(said({ summary: 'On the coast of the Aegaeis' }), 'AÉGÆIS')).toBeUndefined();
    expect(line(said({ name: 'İzmir' }), 'izmir')).toBe('[İzmir]');
  });

  test('is taken from where most of it stands, and cut between words', () => {
    const long = `${'Before that much is said of other things '.repeat(5)}water in dry years ${'and much after it '.repeat(12)}`;
    const found = said({ summary: long, needs: 'Water meters' });
    const shown = line(found, 'dry water') ?? '';
    expect(passageOf(found, 'dry water')?.of).toBe('summary');
    expect(shown).toMatch(/^… .*\[water\] in \[dry\] years .* …$/);
    expect(shown.length).toBeLessThan(150);
    for (const word of shown
      .replace(/[[\]…]/g, '')
      .trim()
      .split(' '))
      expect(long.split(' ')).toContain(word);
  });

  test('is left out where none of it stands', () => {
    expect(passageOf(said({ offers: 'Trees' }), 'bread')).toBeNull();
    expect(passageOf(said({ offers: 'Trees' }), '\u200c')).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '#i18n/languages.ts';
import { compare } from './comparing.ts';
import { compareTexts, type ComparedParagraph, type Comparison } from './comparison.ts';
import { paragraphsOf } from './drafted-text.ts';

/** What went and what came, in brackets. */
const shown = ({ paragraphs }: Comparison): string[] =>
  paragraphs.map(({ kind, parts }) => {
    const words = parts.map((part) => {
      if (part.kind === 'same') return part.text;
      return part.kind === 'removed' ? `[-${part.text}-]` : `[+${part.text}+]`;
    });
    return `${kind}: ${words.join('')}`;
  });

const without = (kind: 'added' | 'removed', place: 'from' | 'to') => (paragraphs: readonly ComparedParagraph[]) =>
  paragraphs
    .filter((paragraph) => paragraph[place] !== null)
    .map(({ parts }) =>
      parts
        .filter((part) => part.kind !== kind)
        .map(({ text }) => text)
        .join(''),
    );

const older = without('added', 'from');
const newer = without('removed', 'to');

const word = fc.oneof(
  fc.constantFrom(
    'city',
    'group',
    'شهر',
    'می‌شود',
    'گروه‌ها',
    '그룹',
    '도시는',
    '2026',
    '۱۴۰۵',
    'P-031',
    '—',
    '.',
    '«',
    '🏙️',
    'e\u0301',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const paragraph = fc.array(word, { maxLength: 20 }).map((words) => words.join(' '));
const text = fc.array(paragraph, { maxLength: 12 }).map((paragraphs) => paragraphs.join('\n\n'));

/** A text and what became of it: paragraphs dropped, doubled, moved and changed. */
const revised = fc
  .tuple(fc.array(paragraph, { maxLength: 12 }), fc.array(fc.nat(4)), paragraph)
  .map(([before, acts, other]) => {
    const after = before.flatMap((one, place) => {
      const act = acts[place] ?? 0;
      if (act === 1) return [];
      if (act === 2) return [one, other];
      if (act === 3) return [one.split(' ').toSpliced(1, 1, 'else').join(' ')];
      return [one];
    });
    return [before.join('\n\n'), after.join('\n\n')] as const;
  });

describe('a comparison of two texts', () => {
  test('without what was added is the older, without what was removed the newer', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.tuple(text, text), revised),
        fc.constantFrom(...languages),
        ([before, after], language) => {
          const { paragraphs } = compareTexts(before, after, language);
          expect(older(paragraphs)).toEqual(paragraphsOf(before));
          expect(newer(paragraphs)).toEqual(paragraphsOf(after));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('numbers paragraphs as they stand in each of the texts', () => {
    fc.assert(
      fc.property(revised, ([before, after]) => {
        const { paragraphs } = compareTexts(before, after, 'en');
        const places = (place: 'from' | 'to') => paragraphs.flatMap((one) => one[place] ?? []);
        expect(places('from')).toEqual(paragraphsOf(before).map((_, index) => index + 1));
        expect(places('to')).toEqual(paragraphsOf(after).map((_, index) => index + 1));
      }),
    );
  });

  test('of a text with itself finds nothing', () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(compareTexts(one, one, 'fa').paragraphs.every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });

  test('says which words changed, not which letters or lines', () => {
    expect(
      shown(
        compareTexts(
          'The network founds groups.\n\nThe group is led by a member city for three years.\n\nEach city may share one measured experience a year.',
          'The network founds groups.\n\nThe group is led by a member city for two years. The term may be renewed once.\n\nEach city shares at least one measured experience a year, in its own language.',
          'en',
        ),
      ),
    ).toEqual([
      'same: The network founds groups.',
      'changed: The group is led by a member city for [-three-][+two+] years.[+ The term may be renewed once.+]',
      'changed: Each city [-may share-][+shares at least+] one measured experience a year[+, in its own language+].',
    ]);
  });

  test('takes a Persian word with its joined parts for one word', () => {
    expect(
      shown(compareTexts('گروه را شهری عضو هدایت می‌کند.', 'گروه را شهری عضو هدایت خواهد کرد و گزارش می‌دهد.', 'fa')),
    ).toEqual(['changed: گروه را شهری عضو هدایت [-می‌کند-][+خواهد کرد و گزارش می‌دهد+].']);
  });

  test('takes a Korean number apart from its counter', () => {
    expect(
      shown(compareTexts('그룹은 회원 도시가 3년 동안 주관한다.', '그룹은 회원 도시가 2년 동안 주관한다.', 'ko')),
    ).toEqual(['changed: 그룹은 회원 도시가 [-3-][+2+]년 동안 주관한다.']);
  });

  test('keeps both directions of one paragraph apart', () => {
    expect(shown(compareTexts('شهر Shiraz عضو WeGO است.', 'شهر Shiraz از ۲۰۱۸ عضو WeGO است.', 'fa'))).toEqual([
      'changed: شهر Shiraz [+از ۲۰۱۸ +]عضو WeGO است.',
    ]);
  });

  test('leaves the space around what came where it was', () => {
    expect(shown(compareTexts('شیراز کارگروه را', 'شیراز، همراه با شهری دیگر، کارگروه را', 'fa'))).toEqual([
      'changed: شیراز[+، همراه با شهری دیگر،+] کارگروه را',
    ]);
    expect(shown(compareTexts('기한을 정하고 공개한다.', '기한을 정하고, 시민의 언어로 공개한다.', 'ko'))).toEqual([
      'changed: 기한을 정하고[+, 시민의 언어로+] 공개한다.',
    ]);
  });

  test('finds a paragraph again that moved down by one that came', () => {
    expect(shown(compareTexts('One two three four.', 'New words here.\n\nOne two three five.', 'en'))).toEqual([
      'added: [+New words here.+]',
      'changed: One two three [-four-][+five+].',
    ]);
  });

  test('of two paragraphs with nothing in common says that one went and one came', () => {
    expect(shown(compareTexts('Apples and pears.', 'Nobody knows why trams stop.', 'en'))).toEqual([
      'removed: [-Apples and pears.-]',
      'added: [+Nobody knows why trams stop.+]',
    ]);
  });
});

describe('long texts', () => {
  const words = ['city', 'group', 'member', 'theme', 'heat', 'water', 'street', 'shade', 'year', 'office'];
  const long = (seed: number, length: number): string => {
    let state = seed;
    const paragraphs: string[] = [];
    for (let size = 0; size < length; size += paragraphs.at(-1)?.length ?? 1) {
      const said = Array.from({ length: 80 }, () => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return `${words[state % words.length]}${state % 97}`;
      });
      paragraphs.push(`${said.join(' ')}.`);
    }
    return paragraphs.join('\n\n');
  };

  test('of 100 kB each are compared word by word within 200 ms of work', () => {
    const before = long(1, 100_000);
    const after = before.replaceAll('water7', 'rain').replaceAll('heat3', 'heat and drought');
    compareTexts(before, after, 'en');
    const began = process.cpuUsage();
    const comparison = compareTexts(before, after, 'en');
    const { user, system } = process.cpuUsage(began);
    expect(comparison.isCoarse).toBe(false);
    expect(comparison.paragraphs.some(({ kind }) => kind === 'changed')).toBe(true);
    expect((user + system) / 1000).toBeLessThan(200);
  });

  test('with too much that differs are told by paragraphs, and say so', () => {
    const one = long(3, 60_000).replaceAll('\n\n', ' ');
    const other = one.replace(/(\w+) (\w+)/g, '$2 then $1');
    const comparison = compareTexts(one, other, 'en');
    expect(comparison.isCoarse).toBe(true);
    expect(older(comparison.paragraphs)).toEqual([one]);
    expect(newer(comparison.paragraphs)).toEqual([other]);
  });

  test('are compared beside the program: it goes on meanwhile, and the answer is the same', async () => {
    const [before, after] = [long(1, 150_000), long(1, 150_000).replaceAll('water7', 'rain')];
    let turns = 0;
    const clock = setInterval(() => {
      turns += 1;
    }, 2);
    const comparison = await compare({ older: before, newer: after, language: 'en' });
    clearInterval(clock);
    expect(turns).toBeGreaterThan(3);
    expect(comparison).toEqual(compareTexts(before, after, 'en'));
  });
});

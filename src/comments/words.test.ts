import { expect, test } from 'vitest';
import { paragraphsOf, piecesOf, safeUrl, slugsIn } from './words.ts';

const links = (text: string) => piecesOf(text).flatMap((piece) => (piece.kind === 'link' ? [piece.address] : []));

test.each([
  ['See https://shiraz.ir/trees.', ['https://shiraz.ir/trees']],
  ['(https://shiraz.ir)', ['https://shiraz.ir/']],
  ['https://en.wikipedia.org/wiki/Shiraz_(city)', ['https://en.wikipedia.org/wiki/Shiraz_(city)']],
  ['گزارش در https://shiraz.ir/گزارش، صفحهٔ ۳', ['https://shiraz.ir/%DA%AF%D8%B2%D8%A7%D8%B1%D8%B4']],
  ['«https://shiraz.ir»', ['https://shiraz.ir/']],
  ['javascript:alert(1) data:text/html,x ftp://shiraz.ir', []],
  ['https://secretariat.example:login@elsewhere.example/', []],
  ['https://', []],
  ['http://[', []],
  ['https://a.example https://b.example', ['https://a.example/', 'https://b.example/']],
])('of %j only what is safe to follow is a link', (text, expected) => {
  expect(links(text)).toEqual(expected);
});

test.each([
  ['Thank you @shiraz!', ['shiraz']],
  ['@seoul, @seoul and @abu-dhabi.', ['seoul', 'abu-dhabi']],
  ['Write to trees@shiraz.ir', []],
  ['https://social.example/@shiraz', []],
  ['سپاس از @shiraz و @isfahan', ['shiraz', 'isfahan']],
  ['@@shiraz', []],
])('%j names %j', (text, slugs) => {
  expect(slugsIn(text)).toEqual(slugs);
});

test('nothing of a text is lost on the way into pieces', () => {
  for (const text of [
    '',
    'a',
    '@a https://b.example c',
    'x https:// y',
    '@shiraz@seoul https://a:b@c.example/ (https://d.example).',
  ])
    expect(
      piecesOf(text)
        .map(({ text: piece }) => piece)
        .join(''),
    ).toBe(text);
});

test('a long text without meaning costs no time', () => {
  const started = process.cpuUsage().user;
  piecesOf('https://'.repeat(600) + '@'.repeat(5_000) + '('.repeat(5_000));
  expect((process.cpuUsage().user - started) / 1_000).toBeLessThan(500);
});

test('empty lines part paragraphs', () => {
  expect(paragraphsOf('One\nstill one\n\n \n\nTwo\n')).toEqual(['One\nstill one', 'Two']);
});

test('an address is of the web and hides no host', () => {
  expect(safeUrl('https://shiraz.ir')).toBe('https://shiraz.ir/');
  expect(safeUrl('//shiraz.ir')).toBeNull();
  expect(safeUrl('java\nscript:alert(1)')).toBeNull();
});

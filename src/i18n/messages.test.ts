import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { languages } from './languages.ts';
import { localeFor } from './locale.ts';
import { messagesMatch } from './messages-match.ts';
import { fill, filledParts, placeholdersOf, plural, type Messages } from './messages.ts';

const members = { zero: 'No members', one: '{count} member in {country}', other: '{count} members in {country}' };

test('A message names the city it speaks of, also where the name looks like a placeholder', () => {
  expect(fill('{member} endorses {title}', { member: 'Seoul', title: '{member}' })).toBe('Seoul endorses {member}');
});

test('A message without one of its values is an error, or shows the gap where an error would help nobody', () => {
  expect(() => fill('{member} joined', {})).toThrow('{member}');
  expect(() => fill('{toString} joined', {})).toThrow('{toString}');
  expect(fill('{member} joined', {}, 'keep')).toBe('{member} joined');
});

test('A page puts its own element in the place of each name', () => {
  const shiraz = { element: 'bdi', text: 'Shiraz' };
  expect(filledParts('{member} joined on {date}.', { member: shiraz, date: '4 April' })).toEqual([
    shiraz,
    ' joined on ',
    '4 April',
    '.',
  ]);
  expect(() => filledParts('{member} joined', {})).toThrow('{member}');
});

test('A count of members takes the form of the language and the digits of the reader', () => {
  const english = localeFor('en');
  expect([0, 1, 2, 1200].map((count) => plural(english, members, count, { country: 'Iran' }))).toEqual([
    'No members',
    '1 member in Iran',
    '2 members in Iran',
    '1,200 members in Iran',
  ]);
  expect(plural(localeFor('fa'), { other: '{count} عضو' }, 12)).toBe('۱۲ عضو');
  expect(plural(localeFor('ko'), { one: 'unused', other: '회원 {count}곳' }, 1)).toBe('회원 1곳');
});

test('Placeholders are known by name, each once', () => {
  expect(placeholdersOf('{member} and {member}, {office}')).toEqual(['member', 'office']);
});

test('Wording that differs between languages is reported key by key', () => {
  const en = {
    greeting: 'Hello {name}',
    group: { count: { one: '{count} city', other: '{count} cities' } },
    only: 'Here',
    same: 'Here',
  };
  const fa = {
    greeting: 'سلام',
    group: { count: { other: '{number} شهر' } },
    same: { other: 'اینجا' },
    extra: 'افزوده',
  };
  const ko = { greeting: '{name} 님', group: { count: { one: '{count}', other: '도시' } }, only: ' ', same: 'Here' };
  expect(messagesMatch({ en, fa, ko })).toEqual([
    'fa greeting: has placeholders [] instead of [name]',
    'fa group.count: has placeholders [number] instead of [count]',
    'ko group.count: has placeholders [] instead of [count]',
    'ko group.count: has placeholders [count] that its form for other has not',
    'fa only: is missing',
    'ko only: is empty',
    'fa same: is plural in one language only',
    'ko same: is not in Korean',
    'en extra: is missing',
    'fa extra: is not in English',
    'ko extra: is missing',
  ]);
});

test('An English plural without its form for one is reported', () => {
  const wording = {
    en: { cities: { other: '{count} cities' } },
    fa: { cities: { other: '{count} شهر' } },
    ko: { cities: { other: '도시 {count}곳' } },
  };
  expect(messagesMatch(wording)).toEqual(['en cities: has no form for one']);
});

const source = join(import.meta.dirname, '..');
const folders = readdirSync(source, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name === 'messages')
  .map((entry) => join(entry.parentPath, entry.name))
  .toSorted();

test('The wording of the frame is among what is checked', () => {
  expect(folders).toContain(join(source, 'ui', 'messages'));
});

test.each(folders.map((folder) => ({ folder, feature: folder.slice(source.length + 1) })))(
  'The wording of $feature says the same in every language, and reads well in each',
  async ({ folder }) => {
    const [en, fa, ko] = await Promise.all(languages.map((language) => wordingIn(join(folder, `${language}.ts`))));
    if (!en || !fa || !ko) throw new Error(`no wording in ${folder}`);
    expect(messagesMatch({ en, fa, ko })).toEqual([]);
  },
);

async function wordingIn(file: string): Promise<Messages> {
  const module: unknown = await import(file);
  const exported: unknown[] = typeof module === 'object' && module !== null ? Object.values(module) : [];
  const [messages] = exported;
  if (exported.length !== 1 || !isMessages(messages))
    throw new Error(`${file} should export its messages and nothing else`);
  return messages;
}

function isMessages(value: unknown): value is Messages {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return (
    Object.values(value).length > 0 &&
    Object.values(value).every((below) => typeof below === 'string' || isMessages(below))
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { paragraphsOf } from '#drafting/drafted-text.ts';
import { isLanguage, type Language } from '#i18n/languages.ts';
import { complaintsAboutWording } from '#i18n/wording.ts';
import { complaintAboutLetter } from '#media/letter.ts';
import { steps as proposalSteps } from '#proposals/proposal.ts';
import { groupsIn, proposalsIn, type ExampleGroup, type ExampleProposal } from './example-files.ts';

const folder = path.resolve(import.meta.dirname, '../../example');
const linesOf = (name: string) => readFileSync(path.join(folder, name), 'utf8').trim().split('\r\n').slice(1);

let groups: ExampleGroup[];
let proposals: ExampleProposal[];

beforeAll(async () => {
  [groups, proposals] = [await groupsIn(folder), await proposalsIn(folder)];
});

type Written = { where: string; language: Language; text: string };

/** Every text of a file with the language that it claims: by the key that it stands under, or by the one beside it. */
function writtenIn(thing: unknown, where: string, language: Language): Written[] {
  if (typeof thing === 'string') return [{ where, language, text: thing }];
  if (Array.isArray(thing)) return thing.flatMap((one, place) => writtenIn(one, `${where}.${place}`, language));
  if (typeof thing !== 'object' || thing === null) return [];
  const own = 'language' in thing && isLanguage(thing.language) ? thing.language : language;
  return Object.entries(thing).flatMap(([key, below]: [string, unknown]) => {
    if (isLanguage(key)) return writtenIn(below, `${where}.${key}`, key);
    const isRead = texts.has(key) || (typeof below === 'object' && !isListOfWords(below));
    return isRead ? writtenIn(below, `${where}.${key}`, own) : [];
  });
}

const isListOfWords = (thing: unknown) => Array.isArray(thing) && thing.every((one) => typeof one === 'string');

const texts = new Set([
  'name',
  'purpose',
  'scope',
  'rhythm',
  'reporting',
  'title',
  'request',
  'reason',
  'text',
  'question',
  'note',
  'body',
]);

/** Reasons of a group's states are in the network's first language; elsewhere the language stands with the text. */
const written = () => [
  ...groups.flatMap(({ slug, ...group }) => writtenIn({ ...group, documents: [] }, slug, 'en')),
  ...proposals.flatMap(({ slug, draft, ...proposal }) => [
    ...writtenIn(proposal, slug, proposal.language),
    ...(draft ? writtenIn(draft, `${slug}.draft`, draft.language) : []),
  ]),
];

test('Each text is in the language that it claims, and reads well in it', () => {
  const all = written();
  const inLanguage = (language: Language) => all.filter((one) => one.language === language).length;
  expect([inLanguage('en') > 200, inLanguage('fa') > 100, inLanguage('ko') > 60]).toEqual([true, true, true]);
  const complaints = all.flatMap(({ where, language, text }) => {
    const prose = text.replaceAll(/@[a-z-]+/g, '');
    const isOfOther = language === 'en' && /[\p{Script=Arabic}\p{Script=Hangul}"']/u.test(prose);
    const isKorean = language === 'fa' && /\p{Script=Hangul}/u.test(prose);
    return [
      ...complaintsAboutWording(prose.trim(), language),
      ...(isOfOther || isKorean ? ['has signs of another script'] : []),
    ].map((complaint) => `${where} (${language}): ${complaint}: ${text.slice(0, 60)}`);
  });
  expect(complaints).toEqual([]);
});

test('Groups are known in all three languages once they are founded, and so are proposals once they are considered', () => {
  const founded = groups.filter(({ states }) => states.length > 1);
  const considered = proposals.filter(({ steps }) => steps.length > 2);
  expect([founded.length, considered.length]).toEqual([7, 10]);
  const languages = [...founded, ...considered].map(({ texts: known }) => Object.keys(known).toSorted().join(' '));
  expect(new Set(languages)).toEqual(new Set(['en fa ko']));
});

test('All states, kinds and ways to join are there', () => {
  const kindsOf = (list: readonly string[]) => [...new Set(list)].toSorted();
  expect(kindsOf(groups.map(({ states }) => states.at(-1)?.state ?? ''))).toEqual([
    'active',
    'closed',
    'dormant',
    'draft',
  ]);
  expect(kindsOf(groups.map(({ kind }) => kind))).toEqual(['forum', 'task-force', 'working-group']);
  expect(kindsOf(groups.map(({ joinMode }) => joinMode))).toEqual(['approval', 'invitation', 'open']);
  expect(kindsOf(groups.map(({ visibility }) => visibility))).toEqual(['group', 'network', 'public']);
  expect(kindsOf(proposals.map(({ steps }) => steps.at(-1)?.state ?? ''))).toEqual(
    [...new Set(['draft', ...Object.values(proposalSteps).map(({ to }) => to)])].toSorted(),
  );
});

test('Each step of a proposal leads on from the one before it, and later', () => {
  for (const { slug, steps } of proposals) {
    for (const [place, { state, at }] of steps.entries()) {
      const before = steps[place - 1];
      if (!before) continue;
      const ways = Object.values(proposalSteps).filter(({ to }) => to === state);
      expect(
        ways.flatMap(({ from }) => [...from]),
        slug,
      ).toContain(before.state);
      expect(Number.parseInt(at, 10), slug).toBeGreaterThan(Number.parseInt(before.at, 10));
    }
  }
});

test('Remarks are about words that stand in their paragraph, and only the last version can wait', () => {
  for (const { slug, draft } of proposals) {
    for (const [place, { body, remarks, verdicts }] of (draft?.versions ?? []).entries()) {
      expect(paragraphsOf(body.join('\n\n')), slug).toEqual(body);
      for (const { paragraph, quote = '' } of remarks) expect(body[paragraph - 1], slug).toContain(quote);
      const isLast = place === (draft?.versions.length ?? 0) - 1;
      if (!isLast) expect(verdicts.length, `${slug} ${place + 1}`).toBeGreaterThan(0);
    }
  }
});

test('What went before the Board was agreed to by both', () => {
  for (const { slug, boardVersion, draft } of proposals.filter((one) => one.boardVersion !== undefined)) {
    const agreed = draft?.versions[(boardVersion ?? 0) - 1]?.verdicts.filter(({ verdict }) => verdict === 'agreed');
    expect(agreed?.map(({ party }) => party).toSorted(), slug).toEqual(['network', 'proposer']);
  }
});

test('Whoever speaks in a group is of a city that takes part in it then', () => {
  const homes = new Map<string, string[]>();
  for (const line of linesOf('mandates.csv')) {
    const [email = '', kind = '', holder = ''] = line.split(',');
    if (kind === 'member') homes.set(email, [...(homes.get(email) ?? []), holder]);
  }
  for (const { slug, cities, posts } of groups) {
    const joined = new Map(cities.map(({ city, joined: since }) => [city, Number.parseInt(since ?? '0', 10)]));
    for (const { by, at } of posts.flatMap((post) => [post, ...post.comments])) {
      const since = (homes.get(by) ?? []).flatMap((home) => joined.get(home) ?? []);
      expect(
        since.some((day) => day < Number.parseInt(at, 10)),
        `${slug}: ${by} ${at}`,
      ).toBe(true);
    }
  }
});

test('Nobody is named who is not invented', () => {
  const invented = linesOf('people.csv').map((line) => line.split(','));
  expect(invented.map((cells) => cells.at(-1))).toEqual(invented.map(() => 'yes'));
  const known = new Set(invented.map(([email]) => email));
  const named = JSON.stringify([groups, proposals]).match(/[\w.]+@[\w.-]+\.example/g) ?? [];
  expect(named.length).toBeGreaterThan(300);
  expect(named.filter((email) => !known.has(email))).toEqual([]);
});

test('Each document is a PDF that can be kept, and each is laid somewhere', async () => {
  const laid = [...JSON.stringify([groups, proposals]).matchAll(/"file":"documents\/([^"]+)"/g)].map(
    ([, name]) => name,
  );
  const files = readdirSync(path.join(folder, 'documents'));
  expect(laid.toSorted()).toEqual(files.toSorted());
  for (const name of files)
    expect(await complaintAboutLetter(readFileSync(path.join(folder, 'documents', name))), name).toBeNull();
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import type { Language } from '#i18n/languages.ts';
import { languages } from '#i18n/languages.ts';
import { asPartialDate } from '#i18n/partial-date.ts';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { enterMember } from './actions.ts';
import { bringMembers } from './bulk.ts';
import type { MemberEntry } from './member.ts';
import { findMember, membersInView } from './queries.ts';
import type { MembersQuery } from './member-view.ts';
import { withdraw } from './standing.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const invented = (name: string, more: Partial<MemberEntry> = {}): MemberEntry => ({
  kind: 'city',
  country: 'KZ',
  latitude: 45,
  longitude: 70,
  languages: ['kk'],
  texts: { en: { name } },
  ...more,
});

const list = async (client: Client, query: MembersQuery = {}, language: Language = 'en') =>
  membersInView(await world.contextOf(client, language), {}, query);

const slugs = ({ items }: { items: readonly { slug: string }[] }) => items.map(({ slug }) => slug);

test('the list stands in the order of the reader’s language', async () => {
  expect(slugs(await list(world.visitor))).toEqual([
    'almaty',
    'beyoglu',
    'busan',
    'isfahan',
    'seoul',
    'shiraz',
    'tashkent',
  ]);
  expect(slugs(await list(world.visitor, {}, 'fa'))).toEqual([
    'almaty',
    'isfahan',
    'busan',
    'beyoglu',
    'tashkent',
    'seoul',
    'shiraz',
  ]);
});

test('filters narrow the list, and every choice offered leads to a member', async () => {
  const { items, total, all, facets } = await list(world.visitor, { office: 'central-asia' });
  expect([slugs({ items }), total, all]).toEqual([['almaty', 'tashkent'], 2, 7]);
  expect(facets.offices.map(({ value, count }) => [value, count])).toEqual([
    ['secretariat', 4],
    ['central-asia', 2],
    ['mediterranean', 1],
  ]);
  expect(facets.countries).toEqual([
    { value: 'KZ', count: 1 },
    { value: 'UZ', count: 1 },
  ]);
  expect(facets.languages).toEqual([
    { value: 'ru', count: 2 },
    { value: 'kk', count: 1 },
    { value: 'uz', count: 1 },
  ]);
  for (const { value, count } of facets.languages)
    expect((await list(world.visitor, { office: 'central-asia', language: value })).total).toBe(count);
});

test('a name is found in any language and by any keyboard', async () => {
  expect(slugs(await list(world.visitor, { q: 'شيراز' }))).toEqual(['shiraz']);
  expect(slugs(await list(world.visitor, { q: 'BEYOGLU' }, 'ko'))).toEqual(['beyoglu']);
  expect(slugs(await list(world.visitor, { q: '%' }))).toEqual([]);
});

test('a square of the grid lists the cities in it', async () => {
  const { items } = await list(world.visitor, { square: 'O4' });
  expect(slugs({ items })).toEqual(['isfahan', 'shiraz']);
});

test('a city is found with what its page says, and its nearest members', async () => {
  const shiraz = await findMember(await world.contextOf(world.visitor, 'fa'), { slug: 'shiraz' });
  expect(shiraz).toMatchObject({
    name: 'شیراز',
    nameLanguage: 'fa',
    country: 'IR',
    joined: '2018',
    office: { slug: 'secretariat' },
    summary: null,
  });
  expect(slugs({ items: shiraz.neighbours }).slice(0, 3)).toEqual(['isfahan', 'tashkent', 'beyoglu']);
  expect(Object.values(shiraz.may)).not.toContain(true);
});

test('what does not exist is not found', async () => {
  await expect(findMember(await world.contextOf(world.visitor), { slug: 'atlantis' })).rejects.toMatchObject({
    status: 404,
  });
});

describe('with an applicant and a city that left', () => {
  beforeAll(async () => {
    const ctx = world.operator();
    await enterMember(ctx, invented('Karagandy', { state: 'applicant', country: 'KZ' }));
    const left = await enterMember(ctx, invented('Atyrau', { joined: asPartialDate('2015') }));
    await withdraw(ctx, left, { reason: 'The council decided so.' });
  });

  test('only its office and the Secretariat know of an applicant', async () => {
    const known = async (client: Client) => [
      slugs(await list(client, { state: 'applicant' })).length,
      await findMember(await world.contextOf(client), { slug: 'karagandy' }).then(
        () => 'found',
        () => 'not found',
      ),
    ];
    expect(await known(world.officer)).toEqual([1, 'found']);
    expect(await known(world.secretary)).toEqual([1, 'found']);
    for (const client of [world.visitor, world.mayor, world.editor, world.stranger])
      expect(await known(client)).toEqual([0, 'not found']);
  });

  test('a city that left keeps its page and leaves the list to those who ask for it', async () => {
    expect(slugs(await list(world.visitor))).not.toContain('atyrau');
    expect(slugs(await list(world.visitor, { state: 'withdrawn' }))).toEqual(['atyrau']);
    const { state, states } = await findMember(await world.contextOf(world.visitor), { slug: 'atyrau' });
    expect([state, ...states.map(({ state, reason }) => [state, reason])]).toEqual([
      'withdrawn',
      ['associate', null],
      ['withdrawn', 'The council decided so.'],
    ]);
  });

  test('a name that does not exist in the reader’s language is shown as it is, in its place', async () => {
    const { items } = await list(world.officer, { country: 'KZ' }, 'ko');
    expect(slugs({ items })).toEqual(['almaty', 'karagandy']);
    expect(items[1]).toMatchObject({ name: 'Karagandy', nameLanguage: 'en' });
  });
});

describe('however many members there are', () => {
  test('the pages of a list are complete and hold nobody twice', async () => {
    for (const count of [60, 260, 700]) {
      await bringTowns(count - 20);
      for (const language of languages) {
        const ctx = await world.contextOf(world.visitor, language);
        const met: string[] = [];
        const names: string[] = [];
        for (let after: string | null | undefined; after !== null;) {
          const { items, next }: Awaited<ReturnType<typeof membersInView>> = await membersInView(
            ctx,
            {},
            after ? { after } : {},
            30,
          );
          met.push(...slugs({ items }));
          names.push(...items.map(({ name }) => name));
          after = next;
        }
        const { total } = await membersInView(ctx, {});
        expect([new Set(met).size, met.length]).toEqual([total, total]);
        const collator = new Intl.Collator({ en: 'en-GB', fa: 'fa-IR', ko: 'ko-KR' }[language]);
        expect(names).toEqual(names.toSorted(collator.compare));
      }
    }
  }, 60_000);

  test('a map of many is one of squares, whose numbers add up', async () => {
    const { map, total } = await membersInView(await world.contextOf(world.visitor), {});
    const { points = [], squares = [] } = map ?? {};
    expect([points, squares.reduce((sum, { count }) => sum + count, 0)]).toEqual([[], total]);
    const [square] = squares;
    if (!square) throw new Error('no square');
    expect((await list(world.visitor, { square: square.reference })).total).toBe(square.count);
  });

  test('a list costs one statement', async () => {
    const ctx = await world.contextOf(world.visitor);
    const counted = counting();
    await membersInView(ctx, {});
    await findMember(ctx, { slug: 'shiraz' });
    expect(counted()).toBe(2);
  });

  test('a place that nobody gave out leads to the beginning', async () => {
    for (const after of [
      '',
      'nonsense',
      Buffer.from('["a","b"]').toString('base64url'),
      Buffer.from(`["\\u0000","${newId()}"]`).toString('base64url'),
    ]) {
      expect((await list(world.visitor, { after })).items[0]?.slug).toBe('almaty');
    }
  });
});

/** Invented towns all over the world; every third has no Persian name, none a Korean one. */
async function bringTowns(count: number): Promise<void> {
  const { officeId } = await findMember(world.operator(), { slug: 'almaty' });
  const towns = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    slug: `town-${count}-${index}`,
    kind: 'city' as const,
    country: 'KZ',
    languages: ['en'],
    officeId,
    state: 'full' as const,
    latitude: (index % 120) - 50,
    longitude: ((index * 13) % 350) - 175,
    population: index,
    geonamesId: null,
    joined: null,
    duesPaidUntil: null,
    founding: false,
    website: null,
    source: null,
    sample: true,
    names: [
      { language: 'en' as const, name: `Town ${(index * 7919) % 1000}` },
      ...(index % 3 ? [{ language: 'fa' as const, name: `شهر ${index % 40}` }] : []),
    ],
  }));
  await bringMembers(world.operator(), towns);
}

/** Counts what is asked of the database from now on. */
function counting(): () => number {
  let count = 0;
  world.pool.on('acquire', () => (count += 1));
  return () => count;
}

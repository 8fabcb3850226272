import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#core/ids.ts';
import { members, memberTexts } from '#members/tables.ts';
import { groupPosts } from '#posts/tables.ts';
import { eq } from 'drizzle-orm';
import { foundWorld, type Client, type World } from '../../test/world.ts';
import { draftGroup, foundGroup } from './actions.ts';
import type { GroupInView } from './group-view.ts';
import { findGroupOnPage } from './on-page.tsx';
import { groupMoments, participations } from './tables.ts';

let world: World;
let slug = '';
let groupId = '';
let asked = 0;
let turns = 0;
beforeAll(async () => {
  world = await foundWorld();
  const ctx = await world.contextOf(world.secretary);
  const [shiraz] = await world.db.select().from(members).where(eq(members.slug, 'shiraz'));
  const draft = await draftGroup(ctx, {
    kind: 'working-group',
    joinMode: 'open',
    visibility: 'public',
    texts: { en: { name: 'Many', purpose: 'To hold many.' } },
    deliverables: [{ titles: { en: 'A thing' } }],
    leadId: shiraz?.id ?? '',
  });
  ({ slug, id: groupId } = await foundGroup(ctx, draft));
  // Every statement of the program goes through a connection of its pool.
  const query = world.pool.query.bind(world.pool);
  const counted: typeof query = ((...given: Parameters<typeof query>) => {
    asked++;
    return query(...given);
  }) as typeof query;
  world.pool.query = counted;
});
afterAll(() => world.close());

async function bring(cities: number, moments: number): Promise<void> {
  const [shiraz] = await world.db.select().from(members).where(eq(members.slug, 'shiraz'));
  if (!shiraz) throw new Error('Shiraz is a member');
  const rows = Array.from({ length: cities }, (_, at) => ({
    ...shiraz,
    id: newId(),
    slug: `town-${newId()}`,
    hostsOfficeId: null,
    look: 1_000 + at,
    longitude: -120 + ((at * 7) % 240),
    geonamesId: null,
  }));
  if (rows.length > 0) {
    await world.db.insert(members).values(rows);
    await world.db
      .insert(memberTexts)
      .values(rows.map(({ id }, at) => ({ memberId: id, language: 'en' as const, name: `Town ${at}` })));
    await world.db
      .insert(participations)
      .values(rows.map(({ id }) => ({ id: newId(), groupId, memberId: id, joinedAt: new Date() })));
  }
  const posts = Array.from({ length: moments > 0 ? 5 : 0 }, () => newId());
  if (posts.length > 0) {
    const by = { memberId: shiraz.id, personId: world.mayor.personId ?? '', language: 'en' } as const;
    await world.db.insert(groupPosts).values(posts.map((id) => ({ ...by, id, groupId, text: 'Shade at noon' })));
    const at = new Date(Date.now() + 60_000 + ++turns * 1_000);
    await world.db
      .insert(groupMoments)
      .values(
        posts.map((aboutId) => ({ id: newId(), groupId, kind: 'posted' as const, memberId: shiraz.id, aboutId, at })),
      );
  }
  for (let written = 0; written < moments - posts.length; written += 500) {
    await world.db.insert(groupMoments).values(
      Array.from({ length: Math.min(500, moments - posts.length - written) }, () => ({
        id: newId(),
        groupId,
        kind: 'charter' as const,
        memberId: shiraz.id,
      })),
    );
  }
}

/** How many questions the database is asked for the page, where nothing of it was read before. */
async function cost(client: Client): Promise<number> {
  const ctx = await world.contextOf(client);
  const before = asked;
  const { posts, cities } = await findGroupOnPage(ctx, { slug });
  expect([posts.length > 4, cities.length > 2]).toEqual([true, true]);
  return asked - before;
}

test('the page of a group asks as many questions with 3 cities and 30 moments as with 200 and 3,000', async () => {
  const costs: number[][] = [];
  for (const [cities, moments] of [
    [2, 29],
    [97, 970],
    [100, 2_000],
  ] as const) {
    await bring(cities, moments);
    costs.push([await cost(world.visitor), await cost(world.mayor), await cost(world.secretary)]);
  }
  expect(costs[1]).toEqual(costs[0]);
  expect(costs[2]).toEqual(costs[0]);
  for (const one of costs.flat()) expect([one > 0, one <= 6]).toEqual([true, true]);
}, 60_000);

test('the stream and the cities go on page by page, complete and nothing twice', async () => {
  const at = async (query: string) => {
    const { json } = await world.visitor.api('GET', `/groups/${slug}${query}`);
    return json as GroupInView;
  };
  const moments: string[] = [];
  const first = await at('');
  for (let after: string | null = ''; after !== null;) {
    const { stream } = await at(after && `?after=${encodeURIComponent(after)}`);
    moments.push(...(stream?.items.map(({ id }) => id) ?? []));
    after = stream?.next ?? null;
  }
  expect([moments.length, new Set(moments).size]).toEqual([3_000, 3_000]);
  const later = await at(`?cities=${first.nextCities ?? ''}`);
  expect([first.cities.length, first.nextCities === null, later.cities.length]).toEqual([200, true, 200]);
  await bring(30, 0);
  const [whole, rest] = [await at(''), await at(`?cities=${(await at('')).nextCities ?? ''}`)];
  expect([whole.cities.length, rest.cities.length, rest.nextCities]).toEqual([200, 30, null]);
  expect((await at('?after=nonsense')).stream?.items).toHaveLength(20);
}, 60_000);

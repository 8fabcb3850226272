import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { foundWorld, type World } from '../../test/world.ts';
import { recountMembers } from './counts.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

/** What is kept, and what counting all members gives, sort by sort; degrees to a millionth. */
async function countsAre(): Promise<{ kept: unknown[]; counted: unknown[] }> {
  const counts = (source: string) =>
    world.db.execute(
      sql.raw(`
        select office_id, country, kind, state, languages, square, sum(members)::int as members,
          round(sum(latitudes)::numeric, 6)::text as latitudes, round(sum(longitudes)::numeric, 6)::text as longitudes
        from ${source} c group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6`),
    );
  const { rows: kept } = await counts('member_counts');
  const { rows: counted } = await counts(
    '(select *, 1 as members, latitude as latitudes, turned_longitude(longitude) as longitudes from members)',
  );
  return { kept, counted };
}

/** Writes of every kind, over some or all members at once. */
const writes = fc.array(
  fc
    .oneof(
      fc.record({
        set: fc.constantFrom("state = 'suspended'", "state = 'full'", "country = 'KR'", "kind = 'institute'"),
      }),
      fc.record({
        set: fc.constantFrom('latitude = -latitude', 'longitude = -179.5', "languages = '{en,fa}'", 'population = 7'),
      }),
      fc.record({ set: fc.constant("office_id = (select id from offices where kind = 'secretariat')") }),
    )
    .chain(({ set }) =>
      fc.constantFrom('true', "slug < 'm'", "slug = 'shiraz'", 'false').map((where) => ({ set, where })),
    ),
  { minLength: 1, maxLength: 8 },
);

test('members are counted right after any writes, and again after they are taken back', async () => {
  const before = await countsAre();
  expect(before.kept).toEqual(before.counted);
  await fc.assert(
    fc.asyncProperty(writes, async (list) => {
      const rolledBack = new Error('taken back');
      await world.db
        .transaction(async (db) => {
          for (const { set, where } of list) await db.execute(sql.raw(`update members set ${set} where ${where}`));
          const { rows } = await db.execute(
            sql`select (select coalesce(sum(members), 0) from member_counts)::int as kept, (select count(*) from members)::int as counted`,
          );
          expect(rows[0]?.['kept']).toBe(rows[0]?.['counted']);
          throw rolledBack;
        })
        .catch((error: unknown) => {
          if (error !== rolledBack) throw error;
        });
    }),
    { numRuns: 20 },
  );
  expect(await countsAre()).toEqual(before);
});

test('every sort and square is right after writes that stay; a member removed is no longer counted', async () => {
  await world.db.execute(sql`update members set state = 'suspended', latitude = latitude + 1 where slug < 'm'`);
  await world.db.execute(sql`update members set state = 'full', longitude = -170 where slug in ('seoul', 'almaty')`);
  await world.db.execute(sql`
    insert into members (id, node_id, slug, kind, country, latitude, longitude, languages, office_id, state, look)
    select gen_random_uuid(), node_id, 'town-' || n, 'city', 'KR', n, n, '{ko}', office_id, 'full', 0 from members, generate_series(1, 5) n where slug = 'seoul'`);
  await world.db.execute(sql`delete from members where slug in ('town-1', 'town-2')`);
  const { kept, counted } = await countsAre();
  expect(kept).toEqual(counted);
  await world.db.execute(sql`update member_counts set members = members + 1`);
  await recountMembers(await world.contextOf(world.secretary));
  expect((await countsAre()).kept).toEqual(counted);
});

test('two writers who move members between the same sorts do not wait for each other in a circle', async () => {
  const there = sql`update members set state = 'suspended' where slug = 'shiraz'`;
  const back = sql`update members set state = 'full' where slug = 'isfahan'`;
  for (let round = 0; round < 10; round += 1) {
    await world.db.execute(
      sql`update members set state = case slug when 'shiraz' then 'full' else 'suspended' end where slug in ('shiraz', 'isfahan')`,
    );
    await Promise.all([world.db.execute(there), world.db.execute(back)]);
  }
  const { kept, counted } = await countsAre();
  expect(kept).toEqual(counted);
});

test('whoever enters a member while all are counted anew is counted once', async () => {
  const entered = { isOver: false };
  const { recounting, entering } = await world.db.transaction(async (db) => {
    await db.execute(sql`select 1 from member_counts order by members limit 1 for update`);
    const recounting = recountMembers(world.operator());
    await until(async () => (await waiting()) > 0);
    const entering = world.db
      .execute(sql`
        insert into members (id, node_id, slug, kind, country, latitude, longitude, languages, office_id, state, look)
        select gen_random_uuid(), node_id, 'meanwhile', 'city', 'TM', 38, 58, '{tk}', office_id, 'full', 0 from members limit 1`)
      .then(() => (entered.isOver = true));
    await until(async () => entered.isOver || (await waiting()) > 1);
    return { recounting, entering };
  });
  await Promise.all([recounting, entering]);
  const { kept, counted } = await countsAre();
  expect(kept).toEqual(counted);
});

async function waiting(): Promise<number> {
  const { rows } = await world.db.execute<{ count: number }>(
    sql`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}

async function until(is: () => Promise<boolean>): Promise<void> {
  while (!(await is()));
}

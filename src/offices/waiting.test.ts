import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Context } from '#core/context.ts';
import { tx } from '#db/tx.ts';
import { enterMember } from '#members/actions.ts';
import type { MemberEntry } from '#members/member.ts';
import { carryOut } from '#transfer/actions.ts';
import { foundWorld, type World } from '../../test/world.ts';
import { changeOffice, closeOffice, openOffice } from './actions.ts';
import { officeInForm } from './queries.ts';

/*
 * Two who act at the same time: the first is held just before its commit until the second waits for it. What is true in the end is as
 * if one had come after the other.
 */

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const entry = (name: string, country: string): MemberEntry => ({
  kind: 'city',
  country,
  latitude: 10,
  longitude: 10,
  texts: { en: { name } },
  languages: ['en'],
});

const file = (slug: string, country: string, office: string) => ({
  kind: 'members' as const,
  source: [
    Buffer.from(
      [
        'slug,kind,name_en,name_fa,name_ko,country,latitude,longitude,population,geonames_id,languages,office,joined,state,dues_paid_until,founding,source,website,sample',
        `${slug},city,${slug},,,${country},10,10,,,en,${office},2020,full,,no,,,no`,
      ].join('\n'),
    ),
  ],
});

async function oneAfterTheOther(
  first: (ctx: Context) => Promise<unknown>,
  second: (ctx: Context) => Promise<unknown>,
): Promise<string> {
  const ctx = await world.contextOf(world.secretary);
  const { late } = await tx(ctx, async (held) => {
    await first(held);
    const waiter = second(ctx).then(
      () => 'done',
      (error: unknown) => String(error),
    );
    await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), { timeout: 5_000 });
    return { late: waiter };
  });
  return late;
}

async function waiting(): Promise<number> {
  const { rows } = await world.pool.query<{ count: number }>(
    `select count(*)::int as count from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`,
  );
  return rows[0]?.count ?? 0;
}

/** Members that are with another office than the one that covers their country. */
async function astray(): Promise<string[]> {
  const { rows } = await world.db.execute<{ slug: string }>(sql`
    select m.slug from members m left join office_countries c on c.country = m.country
    where m.office_id <> coalesce(c.office_id, (select id from offices where kind = 'secretariat')) order by m.slug`);
  return rows.map(({ slug }) => slug);
}

const opening = (slug: string, countries: string[]) => (ctx: Context) =>
  openOffice(ctx, { slug, kind: 'regional', state: 'open', texts: { en: { name: slug } }, countries });

test('A member that enters while an office takes its country belongs to that office, whoever was first', async () => {
  expect(await oneAfterTheOther(opening('volta', ['GH']), (ctx) => enterMember(ctx, entry('Accra', 'GH')))).toBe(
    'done',
  );
  expect(await oneAfterTheOther((ctx) => enterMember(ctx, entry('Lome', 'TG')), opening('togo', ['TG']))).toBe('done');
  expect(await astray()).toEqual([]);
});

test('The members of a file are judged by what the offices cover once it is their turn', async () => {
  const bring =
    (...of: Parameters<typeof file>) =>
    (ctx: Context) =>
      carryOut(ctx, file(...of), { overwrite: false });
  expect(await oneAfterTheOther(opening('sahel', ['NE']), bring('niamey', 'NE', 'sahel'))).toBe('done');
  expect(await oneAfterTheOther(opening('chad', ['TD']), bring('abeche', 'TD', 'secretariat'))).toContain(
    'import-refused',
  );
  expect(await oneAfterTheOther(bring('bamako', 'ML', 'secretariat'), opening('mali', ['ML']))).toBe('done');
  expect(await astray()).toEqual([]);
});

test('A country that is given up takes along who enters there at that moment', async () => {
  const { revision, ...office } = await officeInForm(await world.contextOf(world.secretary), 'volta');
  const change = { revision, texts: { en: { name: 'Volta' } }, countries: [] };
  const late = await oneAfterTheOther(
    (ctx) => changeOffice(ctx, office, change),
    (ctx) => enterMember(ctx, entry('Kumasi', 'GH')),
  );
  expect([late, await astray()]).toEqual(['done', []]);
});

test('Nobody enters a member at an office that closes at that moment: the heir has it', async () => {
  const office = await officeInForm(await world.contextOf(world.secretary), 'sahel');
  const late = await oneAfterTheOther(
    (ctx) => closeOffice(ctx, office, { reason: 'The agreement ends', heir: 'mali' }),
    (ctx) => enterMember(ctx, entry('Zinder', 'NE')),
  );
  expect(late).toBe('done');
  const { rows } = await world.db.execute(
    sql`select m.slug, o.slug as office from members m join offices o on o.id = m.office_id where m.country = 'NE' order by m.slug`,
  );
  expect(rows).toEqual([
    { slug: 'niamey', office: 'mali' },
    { slug: 'zinder', office: 'mali' },
  ]);
});

import { gridReference } from '#ui/map/world.ts';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { drizzle } from 'drizzle-orm/node-postgres';
import { afterAll, expect, test } from 'vitest';
import { freshDatabase } from '../../test/fresh-database.ts';
import { plainText } from './plain-name.ts';

const fresh = await freshDatabase();
const client = new pg.Pool({ ...fresh.owner, max: 1 });
const db = drizzle(client);
afterAll(async () => {
  await client.end();
  await fresh.close();
});

test('the database finds a city in the square of the grid that the printed index says', async () => {
  const places = Array.from({ length: 600 }, (_, index) => ({
    latitude: ((index * 37) % 130) - 55.123,
    longitude: ((index * 91) % 359) - 179.321,
  }));
  const { rows } = await db.execute<{ latitude: number; longitude: number; square: string }>(sql`
    select latitude, longitude, world_square(latitude, longitude) as square
    from json_to_recordset(${JSON.stringify(places)}::json) p (latitude double precision, longitude double precision)`);
  expect(rows.filter(({ latitude, longitude, square }) => square !== gridReference(latitude, longitude))).toEqual([]);
});

test('the smallest and the outermost degrees lie in a square too', async () => {
  const { rows } = await db.execute<{ square: string }>(sql`
    select world_square(latitude, longitude) as square
    from (values (5e-324::double precision, 5e-324::double precision), (-90, 180), (90, -180), (0, -169)) p (latitude, longitude)`);
  expect(rows.map(({ square }) => square)).toEqual([
    gridReference(0, 0),
    gridReference(-90, 180),
    gridReference(90, -180),
    gridReference(0, -169),
  ]);
});

test('a name is found however its letters were typed, in the program as in the database', async () => {
  const names = [
    'İstanbul',
    'Beyoğlu',
    'كرمان',
    'بی‌اوغلو',
    'Łódź',
    'MÜNCHEN',
    '서울',
    'شیراز',
    'رشتِ',
    'Ørsta',
    'آلماتي',
    'Cần Thơ',
  ];
  const { rows } = await db.execute<{ name: string; plain: string }>(sql`
    select name, plain_text(name) as plain from unnest(${sql.param(names)}::text[]) n (name)`);
  expect(rows.map(({ plain }) => plain)).toEqual(names.map(plainText));
  expect(plainText('Istanbul')).toBe(plainText('İstanbul'));
  expect(plainText('کرمان')).toBe(plainText('كرمان'));
  expect(plainText('lodz')).toBe(plainText('Łódź'));
});

test('a copy of the database calculates the same while it is restored, when no schema is searched', async () => {
  const restored = await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('search_path', '', true)`);
    return tx.execute(sql`
      select public.world_square(29.61, 52.53) as square, public.plain_words('İstanbul', 'Gärten', null, 'كرمان') as plain`);
  });
  expect(restored.rows).toEqual([
    { square: gridReference(29.61, 52.53), plain: ['İstanbul', 'Gärten', 'كرمان'].map(plainText).join(' ') },
  ]);
});

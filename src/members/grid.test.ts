import { gridReference } from '#ui/map/world.ts';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { drizzle } from 'drizzle-orm/node-postgres';
import { afterAll, expect, inject, test } from 'vitest';
import { squareOf } from './grid.ts';
import { plainName, plainNameOf } from './plain-name.ts';

const client = new pg.Pool({ ...inject('program'), database: 'template1', max: 1 });
const db = drizzle(client);
afterAll(() => client.end());

test('the database finds a city in the square of the grid that the printed index says', async () => {
  const places = Array.from({ length: 600 }, (_, index) => ({
    latitude: ((index * 37) % 130) - 55.123,
    longitude: ((index * 91) % 359) - 179.321,
  }));
  const { rows } = await db.execute<{ latitude: number; longitude: number; square: string }>(sql`
    select latitude, longitude, ${squareOf(sql`p`)} as square
    from json_to_recordset(${JSON.stringify(places)}::json) p (latitude double precision, longitude double precision)`);
  expect(rows.filter(({ latitude, longitude, square }) => square !== gridReference(latitude, longitude))).toEqual([]);
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
    select name, ${plainNameOf(sql`name`)} as plain from unnest(${sql.param(names)}::text[]) n (name)`);
  expect(rows.map(({ plain }) => plain)).toEqual(names.map(plainName));
  expect(plainName('Istanbul')).toBe(plainName('İstanbul'));
  expect(plainName('کرمان')).toBe(plainName('كرمان'));
  expect(plainName('lodz')).toBe(plainName('Łódź'));
});

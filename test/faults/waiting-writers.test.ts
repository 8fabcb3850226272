import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { foundWorld, type Answer, type World } from '../world.ts';

const WRITERS = 60;

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

test(`While ${WRITERS} writers wait for one row, everybody reads; the writers are told to come again, and can`, async () => {
  const holder = new pg.Client({ ...inject('owner'), database: world.pool.options.database });
  await holder.connect();
  await holder.query(`begin`);
  await holder.query(`select 1 from members where slug = 'shiraz' for update`);
  const writing = Array.from({ length: WRITERS }, (_, number) => pay(number));
  await vi.waitFor(async () => expect(await waitingForTheRow(holder)).toBeGreaterThanOrEqual(5), { timeout: 5_000 });

  for (let round = 0; round < 10; round += 1) {
    const pages = await Promise.all([
      world.mayor.get('/members/shiraz'),
      world.seoul.get('/members'),
      world.visitor.get('/members/shiraz', 'fa'),
      world.secretary.get('/desk'),
    ]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  }

  const answers = await Promise.all(writing);
  await holder.query('rollback');
  await holder.end();
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([503]));
  for (const { text, headers } of answers) {
    expect(text).toContain('Others are changing the same thing at this moment. Nothing was stored');
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  }
  // All of them came from one network here.
  await world.pool.query('delete from attempts');
  expect((await pay(1)).status).toBe(303);
});

/** What the office writes down; a year each, so that none is the other's repetition. */
const pay = (number: number): Promise<Answer> =>
  world.secretary.post('/members/shiraz/payments', { until: `${2030 + number}-12-31` });

async function waitingForTheRow(holder: pg.Client): Promise<number> {
  const { rows } = await holder.query<{ count: string }>('select count(*) from pg_locks where not granted');
  return Number(rows[0]?.count);
}

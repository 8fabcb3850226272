import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { migrate } from '#db/migrate.ts';
import type { SocketConnection } from '#db/socket-connection.ts';
import type { FreshDatabase } from './fresh-database.ts';
import {
  allMigrations as all,
  connected,
  FIRST,
  firstDatabase,
  migrateUntil,
  rowsOf,
  todaysProgram,
} from './upgrade/old-database.ts';
import { ORIGIN } from './world.ts';

let database: FreshDatabase;

beforeAll(async () => {
  database = await firstDatabase();
});
afterAll(() => database.close());

describe('A database of the first schema', () => {
  test('keeps every row, and means what it meant', async () => {
    const before = await rowsOf(database.owner);
    expect(Object.keys(before)).toHaveLength(22);
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    await migrate(database.owner, 'serai');
    expect(await rowsOf(database.owner, before)).toEqual(before);
    await expectMeaning(database.program);
    await migrate(database.owner, 'serai');
    expect(await rowsOf(database.owner, before)).not.toEqual({});
  });

  test('whose upgrade is killed in the middle is as it was, and upgrades the next time', async () => {
    await withDatabase(async ({ owner, program }) => {
      const before = await rowsOf(owner);
      await killedInTheMiddle(owner);
      expect(await rowsOf(owner)).toEqual(before);
      await migrate(owner, 'serai');
      expect(await rowsOf(owner, before)).toEqual(before);
      await expectMeaning(program);
    });
  });

  test.each(Array.from({ length: all - FIRST + 1 }, (_, more) => FIRST + more))(
    'that has come as far as migration %i goes on from there',
    async (count) => {
      await withDatabase(async ({ owner, program }) => {
        const before = await rowsOf(owner);
        await migrateUntil(owner, count);
        await migrate(owner, 'serai');
        expect(await rowsOf(owner, before)).toEqual(before);
        await expectMeaning(program);
      });
    },
  );
});

async function withDatabase(act: (database: FreshDatabase) => Promise<void>): Promise<void> {
  const own = await firstDatabase();
  try {
    await act(own);
  } finally {
    await own.close();
  }
}

/** Holds an upgrade up where it writes down what it has done, and kills its connection there. */
async function killedInTheMiddle(owner: SocketConnection): Promise<void> {
  await connected(owner, async (client) => {
    await client.query('begin');
    await client.query('lock table migrations in exclusive mode');
    const upgrade = migrate(owner, 'serai').then(
      () => 'done',
      () => 'killed',
    );
    await vi.waitFor(async () => expect(await killed(client)).toBe(1), { timeout: 10_000 });
    expect(await upgrade).toBe('killed');
    await client.query('rollback');
  });
}

async function killed(client: pg.Client): Promise<number> {
  const { rowCount } = await client.query(
    `select pg_terminate_backend(pid) from pg_locks where not granted and relation = 'migrations'::regclass`,
  );
  return rowCount ?? 0;
}

/** What people of that network read and do, on today's program. */
async function expectMeaning(program: SocketConnection): Promise<void> {
  const { app, close } = todaysProgram(program);
  const mayor = { cookie: 'serai=session-of-the-mayor-of-shiraz-000000000000' };
  const secretary = { cookie: 'serai=session-of-the-secretary-general-0000000000' };
  const read = async (address: string, headers: Record<string, string> = {}) => {
    const answer = await app.request(ORIGIN + address, { headers });
    return `${answer.status} ${await answer.text()}`;
  };
  try {
    expect(await read('/fa/members/shiraz')).toMatch(/^200 .*باغ‌هایی با آب اندک.*کامران ارجمند.*شهردار/s);
    expect(await read('/en/members/tashkent')).toMatch(/^200 .*Two years of dues\./s);
    expect(await read('/en/members/league-of-towns')).toMatch(/^200 .*League of Towns/s);
    expect(await read('/en/offices/levant')).toMatch(/^200 .*Levant Regional Office/s);
    expect(await read('/fa/me', mayor)).toMatch(/^200 .*کامران ارجمند/s);
    expect(await read('/en/members/shiraz/mandates', mayor)).toMatch(/^200 .*Newly Invited.*/s);
    expect(await read('/en/desk/imports', secretary)).toMatch(/^200 .*members\.csv/s);
    expect(await read('/en/desk', { cookie: 'serai=session-that-ended' })).toMatch(/^303 /);
    expect(
      await read('/api/v1/members/shiraz', { authorization: 'Bearer token-of-the-secretary-general-000000000000' }),
    ).toMatch(/^200 .*"duesPaidUntil":"2027-12-31"/s);
    // A form that was sent before the upgrade, and once more after it.
    const again = await app.request(`${ORIGIN}/en/members/shiraz/payments`, {
      method: 'POST',
      headers: { ...secretary, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'until=2030-01-01&key=00000000-0000-7000-8000-0000000000c1',
    });
    expect([again.status, again.headers.get('location')]).toEqual([303, '/en/members/shiraz#once']);
  } finally {
    await close();
  }
}

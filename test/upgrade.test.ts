import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as migrateTables } from 'drizzle-orm/node-postgres/migrator';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { createApp } from '#app.tsx';
import { openDatabase } from '#db/database.ts';
import { migrate } from '#db/migrate.ts';
import { Room } from '#db/room.ts';
import type { SocketConnection } from '#db/socket-connection.ts';
import { openStore } from '#media/store.ts';
import { builtAssets } from '#web/built-assets.ts';
import { PageCache } from '#web/page-cache.ts';
import { freshDatabase, type FreshDatabase } from './fresh-database.ts';
import { ORIGIN } from './world.ts';

const ROOT = path.dirname(import.meta.dirname);
const MIGRATIONS = path.join(ROOT, 'migrations');

/** How many migrations the first released schema had. */
const FIRST = 5;

/** Columns whose content stands elsewhere since: what was there is looked for where people read it. */
const MOVED = new Set(['mandates.title']);

const journal = z
  .object({ entries: z.array(z.looseObject({ tag: z.string() })) })
  .loose()
  .parse(JSON.parse(readFileSync(path.join(MIGRATIONS, 'meta/_journal.json'), 'utf8')));
const all = journal.entries.length;

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

async function firstDatabase(): Promise<FreshDatabase> {
  const first = await freshDatabase('template0');
  await migrateUntil(first.owner, FIRST);
  await connected(first.owner, (client) =>
    client.query(readFileSync(path.join(import.meta.dirname, 'upgrade/first-schema.sql'), 'utf8')),
  );
  return first;
}

/** Runs the first migrations only, as a program of that time did. */
async function migrateUntil(owner: SocketConnection, count: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'serai-migrations-'));
  const entries = journal.entries.slice(0, count);
  mkdirSync(path.join(folder, 'meta'));
  for (const { tag } of entries) cpSync(path.join(MIGRATIONS, `${tag}.sql`), path.join(folder, `${tag}.sql`));
  writeFileSync(path.join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  try {
    await connected(owner, (client) =>
      migrateTables(drizzle(client), {
        migrationsFolder: folder,
        migrationsSchema: 'public',
        migrationsTable: 'migrations',
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
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

type Row = Record<string, unknown>;

/** Every row of every table; with `like`, only of the tables and columns that are there. */
async function rowsOf(owner: SocketConnection, like?: Record<string, Row[]>): Promise<Record<string, Row[]>> {
  return connected(owner, async (client) => {
    const tables = like ? Object.keys(like) : await tablesOf(client);
    const found: Record<string, Row[]> = {};
    for (const table of tables) {
      const { rows } = await client.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t`);
      const columns = new Set(Object.keys(like?.[table]?.[0] ?? rows[0]?.row ?? {}));
      found[table] = rows
        .map(({ row }) => rowWith(row, (column) => columns.has(column) && !MOVED.has(`${table}.${column}`)))
        .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    }
    return found;
  });
}

const rowWith = (row: Row, isKept: (column: string) => boolean): Row =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => isKept(column))
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );

async function tablesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migrations' order by 1`,
  );
  return rows.map(({ name }) => name);
}

async function connected<Result>(
  connection: SocketConnection,
  act: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** What people of that network read and do, on today's program. */
async function expectMeaning(program: SocketConnection): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'serai-upgraded-'));
  const { db, close } = openDatabase(program, { size: 4 });
  const app = createApp({
    settings: {
      origin: ORIGIN,
      mode: 'production',
      dataFolder: folder,
      secret: 'a secret of the tests',
      trustedProxies: [],
      hasSmtp: false,
    },
    db,
    jobs: { send: async () => {}, sendMany: async () => {} },
    store: openStore(folder),
    room: new Room([]),
    clock: () => new Date(),
    log: pino({ level: 'silent' }),
    cache: new PageCache(),
    post: null,
    assets: builtAssets(path.join(ROOT, 'dist/assets')),
  });
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
    rmSync(folder, { recursive: true, force: true });
  }
}

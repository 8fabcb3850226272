import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as migrateTables } from 'drizzle-orm/node-postgres/migrator';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { pino } from 'pino';
import { z } from 'zod';
import { createApp } from '#app.tsx';
import { openDatabase } from '#db/database.ts';
import { Room } from '#db/room.ts';
import type { SocketConnection } from '#db/socket-connection.ts';
import { openStore } from '#media/store.ts';
import { builtAssets } from '#web/built-assets.ts';
import { PageCache } from '#web/page-cache.ts';
import { freshDatabase, type FreshDatabase } from '../fresh-database.ts';
import { ORIGIN } from '../world.ts';

const ROOT = path.dirname(path.dirname(import.meta.dirname));
const MIGRATIONS = path.join(ROOT, 'migrations');

/** How many migrations the first released schema had. */
export const FIRST = 5;

/** Columns whose content stands elsewhere since: what was there is looked for where people read it. */
const MOVED = new Set(['mandates.title']);

const journal = z
  .object({ entries: z.array(z.looseObject({ tag: z.string() })) })
  .loose()
  .parse(JSON.parse(readFileSync(path.join(MIGRATIONS, 'meta/_journal.json'), 'utf8')));

/** How many migrations there are. */
export const allMigrations = journal.entries.length;

/** How many migrations there were before groups and proposals. */
const BEFORE_GROUPS = 13;

/** A network as the first released schema held it. */
export async function firstDatabase(): Promise<FreshDatabase> {
  const first = await freshDatabase('template0');
  await migrateUntil(first.owner, FIRST);
  await fill(first.owner, 'first-schema.sql');
  return first;
}

/** The same network, gone on with until groups and proposals came. */
export async function databaseBeforeGroups(): Promise<FreshDatabase> {
  const old = await firstDatabase();
  await migrateUntil(old.owner, BEFORE_GROUPS);
  await fill(old.owner, 'before-groups.sql');
  return old;
}

const fill = (owner: SocketConnection, file: string) =>
  connected(owner, (client) => client.query(readFileSync(path.join(import.meta.dirname, file), 'utf8')));

/** Runs the first migrations only, as a program of that time did. */
export async function migrateUntil(owner: SocketConnection, count: number): Promise<void> {
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

type Row = Record<string, unknown>;

/** Every row of every table; with `like`, only of the tables and columns that are there. */
export async function rowsOf(owner: SocketConnection, like?: Record<string, Row[]>): Promise<Record<string, Row[]>> {
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

export async function connected<Result>(
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

/** Today's program on an upgraded database. */
export function todaysProgram(program: SocketConnection) {
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
  return {
    app,
    close: async () => {
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as migrateTables } from 'drizzle-orm/node-postgres/migrator';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { PgConnection } from './database.ts';
import { queues } from './jobs.ts';

/** Beside `src/` and beside `dist/`: one step up from either. */
const folder = fileURLToPath(
  new URL(import.meta.url.includes('/dist/') ? '../migrations' : '../../migrations', import.meta.url),
);

/** Any number, the same in every version: two starting programs must not migrate at once. */
const MIGRATION_LOCK = 7_311_000;

/**
 * Brings a database to this version's tables: our own migrations, the queue's, and the rights of the program's role.
 * Runs as the owner; repeated runs change nothing.
 */
export async function migrate(owner: PgConnection, programRole: string): Promise<void> {
  const client = new pg.Client(owner);
  // A connection that breaks fails the statement under way; it must not end the process besides.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrateTables(drizzle(client), {
      migrationsFolder: folder,
      migrationsSchema: 'public',
      migrationsTable: 'migrations',
    });
    await prepareQueue(owner);
    await grantRights(client, programRole);
  } finally {
    await client.end();
  }
}

async function prepareQueue(owner: PgConnection): Promise<void> {
  const boss = new PgBoss({ ...owner, max: 1, supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  const existing = new Set((await boss.getQueues()).map(({ name }) => name));
  for (const [name, options] of Object.entries(queues)) {
    const full = { retryBackoff: true, heartbeatSeconds: 30, notify: true, ...options };
    if (existing.has(name)) await boss.updateQueue(name, full);
    else await boss.createQueue(name, full);
  }
  await boss.stop({ graceful: false });
}

/** The program reads and writes, but owns nothing; what is recorded it can neither change nor remove. */
async function grantRights(client: pg.Client, programRole: string): Promise<void> {
  const { rows } = await client.query<{ current: string }>('select current_user as current');
  if (rows[0]?.current === programRole) return;
  const role = client.escapeIdentifier(programRole);
  for (const schema of ['public', 'pgboss']) {
    await client.query(`grant usage on schema ${schema} to ${role}`);
    await client.query(`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`);
    await client.query(`grant usage on all sequences in schema ${schema} to ${role}`);
    await client.query(`grant execute on all functions in schema ${schema} to ${role}`);
  }
  await client.query(`revoke update, delete on records, migrations from ${role}`);
  await client.query(`revoke insert on migrations from ${role}`);
  await client.query(`alter role ${role} set statement_timeout = '20s'`);
  await client.query(`alter role ${role} set idle_in_transaction_session_timeout = '30s'`);
  await client.query(`alter role ${role} set lock_timeout = '3s'`);
}

import pg from 'pg';
import type { SocketConnection } from '../socket-connection.ts';

/** Owns every table and migrates them. */
export const OWNER = 'serai_owner';

/** The running program: owns nothing, and may do only what the migrations grant it. */
export const PROGRAM = 'serai';

export const DATABASE = 'serai';

const COLLATIONS = ['fa-x-icu', 'ko-x-icu'];

/** Makes the program's role and the database unless they stand, as the owner connected to PostgreSQL's own database. */
export async function ensureDatabase(server: SocketConnection): Promise<void> {
  const client = new pg.Client(server);
  await client.connect();
  try {
    await ensureRole(client);
    if (await isAbsent(client, 'select from pg_database where datname = $1', DATABASE)) {
      await requireCollations(client);
      await client.query(`create database ${DATABASE} owner ${OWNER}`);
    }
  } finally {
    await client.end();
  }
}

/** Whether a server answers a query. */
export async function answers(server: SocketConnection): Promise<boolean> {
  const client = new pg.Client({ ...server, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined); // a server going down while we ask is an answer too
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureRole(client: pg.Client): Promise<void> {
  if (await isAbsent(client, 'select from pg_roles where rolname = $1', PROGRAM)) {
    await client.query(`create role ${PROGRAM} login nosuperuser nocreatedb nocreaterole noreplication`);
  }
}

async function isAbsent(client: pg.Client, query: string, name: string): Promise<boolean> {
  const found = await client.query(query, [name]);
  return found.rowCount === 0;
}

/** Persian and Korean names sort by these. */
async function requireCollations(client: pg.Client): Promise<void> {
  const found = await client.query('select from pg_collation where collname = any($1)', [COLLATIONS]);
  if (found.rowCount !== COLLATIONS.length)
    throw new Error(`This PostgreSQL lacks the ICU collations ${COLLATIONS.join(', ')}.`);
}

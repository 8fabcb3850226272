import { Refusal } from '#core/refusal.ts';
import { Turns } from '#core/turns.ts';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { rememberStatements } from './remembered.ts';

/** Where a PostgreSQL is: a connection string, or the socket folder of the embedded one with role and database. */
export type PgConnection = { connectionString: string } | { host: string; user: string; database: string };

export type Database = NodePgDatabase;

export type OpenDatabase = { db: Database; pool: pg.Pool; close: () => Promise<void> };

type Options = {
  size?: number;
  onError?: (error: Error) => void;
  /** True where no pooler stands between: the server may remember the plans of long statements. */
  isDirect?: boolean;
};

/** How long somebody who writes waits for a connection, in milliseconds. */
const WRITERS_PATIENCE = 4_000;

/** Opens a pool. Statements are unnamed and nothing is set on the session, so that a pooler in transaction mode may stand between. */
export function openDatabase(
  connection: PgConnection,
  { size = 10, onError = () => {}, isDirect = false }: Options = {},
): OpenDatabase {
  const pool = new pg.Pool({
    ...connection,
    max: size,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    pipeline: isDirect,
  });
  // A connection that breaks while idle must not end the process; the next query opens another.
  pool.on('error', onError);
  if (isDirect) rememberStatements(pool);
  return { db: writingInTurns(drizzle(pool), size), pool, close: () => pool.end() };
}

/** However many writers wait for each other's locks, some connections are left to those who read. */
function writingInTurns(db: Database, size: number): Database {
  const turns = new Turns({
    most: Math.max(1, Math.floor(size * 0.6)),
    patience: WRITERS_PATIENCE,
    refused: () => new Refusal('busy', 503, { values: { seconds: 3 } }),
  });
  const transaction = db.transaction.bind(db);
  db.transaction = (act, config) => turns.during(() => transaction(act, config));
  return db;
}

import { createHash } from 'node:crypto';
import type pg from 'pg';

/** Shorter ones, `begin` and `commit` among them, have nothing to plan. */
const WORTH_REMEMBERING = 60;
const MOST = 300;

/**
 * Has the server remember the plans of statements, by a name made from their text. Only for connections of our own: behind a
 * pooler in transaction mode the next statement may reach a server that has never heard the name.
 */
export function rememberStatements(pool: pg.Pool): void {
  const names = new Map<string, string>();
  pool.on('connect', (client) => {
    const query = client.query.bind(client);
    Object.assign(client, {
      query: (...[statement, ...rest]: Parameters<typeof query>) => query(named(statement, names), ...rest),
    });
  });
}

function named<Statement>(statement: Statement, names: Map<string, string>): Statement {
  const text = textOf(statement);
  if (text === null || text.length < WORTH_REMEMBERING) return statement;
  const known = names.get(text) ?? (names.size < MOST ? nameOf(text) : null);
  if (known === null) return statement;
  names.set(text, known);
  return { ...statement, name: known };
}

/** Statements as Drizzle hands them over: an object with a text and no name. */
function textOf(statement: unknown): string | null {
  if (typeof statement !== 'object' || statement === null || !('text' in statement)) return null;
  if ('name' in statement && statement.name) return null;
  return typeof statement.text === 'string' ? statement.text : null;
}

const nameOf = (text: string) => `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;

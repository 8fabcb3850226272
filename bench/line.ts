import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { databaseFolderOf } from './cpu.ts';

/** A line to the database of a node. */
export type Line = {
  /** Says that something public has changed: the next reader finds nothing kept. */
  change: () => Promise<void>;
  /** Lays down what the example does not bring along. */
  write: (statement: string, values?: readonly unknown[]) => Promise<void>;
  /** The one number that a question answers with. */
  count: (question: string, values?: readonly unknown[]) => Promise<number>;
  close: () => Promise<void>;
};

export async function openLine(folder: string): Promise<Line> {
  const client = new pg.Client({
    host: path.join(databaseFolderOf(folder), 'socket'),
    user: 'serai',
    database: 'serai',
  });
  await client.connect();
  return {
    async change() {
      await client.query('notify public_changed');
      // Until the node has heard it.
      await sleep(2);
    },
    async write(statement, values = []) {
      await client.query(statement, [...values]);
    },
    async count(question, values = []) {
      const { rows } = await client.query<{ count: number }>(question, [...values]);
      return rows[0]?.count ?? 0;
    },
    close: () => client.end(),
  };
}

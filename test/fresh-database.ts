import pg from 'pg';
import { inject } from 'vitest';
import type { SocketConnection } from '#db/socket-connection.ts';

export type FreshDatabase = { owner: SocketConnection; program: SocketConnection; close(): Promise<void> };

type Template = 'template_serai' | 'template0';

let count = 0;

/** A database of its own for a test file: migrated and empty, or with `template0` without any table. */
export async function freshDatabase(template: Template = 'template_serai'): Promise<FreshDatabase> {
  count += 1;
  const database = `test_${process.pid}_${count}`;
  await asOwner(`create database ${database} template ${template} strategy file_copy`);
  return {
    owner: { ...inject('owner'), database },
    program: { ...inject('program'), database },
    close: () => asOwner(`drop database if exists ${database} with (force)`),
  };
}

async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client(inject('owner'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { environmentFrom } from '#cli/environment.ts';
import { openNode } from '#cli/node.ts';
import { serve } from '#cli/serve.ts';
import type { SocketConnection } from '#db/socket-connection.ts';
import { freshDatabase, type FreshDatabase } from '../fresh-database.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'serai-own-'));
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('A node on a database of its own', () => {
  test('serves it', async () => {
    const running = await serve(surroundings(), { worker: false, exampleFolder: '', onProgress: () => {} });
    try {
      const answer = await fetch(`${running.address}/readyz`);
      expect([answer.status, await answer.text()]).toEqual([200, 'ready\n']);
    } finally {
      await running.stop();
    }
  });

  test('has nothing to start again when the database is away, and so nothing to watch', async () => {
    const node = await openNode(surroundings(), () => {});
    expect(node.revive).toBeNull();
    await node.close();
  });
});

const surroundings = () =>
  environmentFrom({
    PORT: '4391',
    SERAI_DATA: folder,
    SERAI_MODE: 'empty',
    SERAI_LOG: 'silent',
    DATABASE_URL: addressOf(database.program),
    DATABASE_URL_OWNER: addressOf(database.owner),
  });

const addressOf = ({ host, port = 5432, user, database: name }: SocketConnection) =>
  `postgres://${user}@localhost/${name}?host=${encodeURIComponent(host)}&port=${port}`;

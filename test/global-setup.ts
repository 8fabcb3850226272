import pg from 'pg';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#db/embedded-postgres.ts';
import { migrate } from '#db/migrate.ts';
import type { SocketConnection } from '#db/socket-connection.ts';
import { buildAssets } from '../scripts/assets.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    owner: SocketConnection;
    program: SocketConnection;
  }
}

/** Migrated once; every test file copies it. */
const TEMPLATE = 'template_serai';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = throwawayFolder();
  const [embedded] = await Promise.all([startEmbedded({ folder, throwaway: true }), buildAssets()]);
  await makeTemplate(embedded.owner);
  project.provide('owner', embedded.owner);
  project.provide('program', embedded.program);
  return async () => {
    await embedded.stop();
    for (const used of [folder, embedded.folder]) rmSync(used, { recursive: true, force: true });
  };
}

/** Root's PostgreSQL runs under another account, which must be able to enter. */
function throwawayFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'serai-test-'));
  chmodSync(folder, 0o711);
  return folder;
}

async function makeTemplate(owner: SocketConnection): Promise<void> {
  const client = new pg.Client(owner);
  await client.connect();
  await client.query(`create database ${TEMPLATE} owner ${owner.user}`);
  await client.end();
  await migrate({ ...owner, database: TEMPLATE }, 'serai');
}

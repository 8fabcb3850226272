import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** The program as people start it, on a folder of its own. */
export type RunningNode = { origin: string; stop: () => Promise<void> };

/** Bundles the program as `npm start` does. */
export function build(): void {
  const built = spawnSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('The program could not be built.');
}

/** Starts the built program, with the example network or empty, and waits until it answers. */
export async function startNode(mode: 'example' | 'empty'): Promise<RunningNode> {
  const folder = mkdtempSync(path.join(tmpdir(), 'serai-look-'));
  chmodSync(folder, 0o711); // root's PostgreSQL runs under another account, which must be able to enter
  const port = await freePort();
  const { DATABASE_URL: _, ...surroundings } = process.env;
  const env = { ...surroundings, PORT: String(port), SERAI_DATA: folder, SERAI_MODE: mode, SERAI_LOG: 'error' };
  const child = spawn(process.execPath, ['dist/main.js', 'serve'], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const origin = `http://localhost:${port}`;
  const stop = () => stopNode(child, folder);
  try {
    await untilReady(origin, child, said);
  } catch (error) {
    await stop();
    throw error;
  }
  return { origin, stop };
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((found) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function untilReady(origin: string, child: ChildProcess, said: readonly string[]): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 200) {
    if (child.exitCode !== null) throw new Error(`The program ended at once:\n${said.join('')}`);
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.status === 200) return;
    await pause(200);
  }
  throw new Error(`The program is not ready after a minute:\n${said.join('')}`);
}

async function stopNode(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}

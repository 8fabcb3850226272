import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDataFolder } from './data-folder.ts';
import { lockFile, type FileLock } from './file-lock.ts';
import type { SocketConnection } from './socket-connection.ts';
import { ensureCluster } from './embedded/cluster.ts';
import { holdLifeline, startOnLifeline, type Lifeline } from './embedded/lifeline.ts';
import { preparePlace, SOCKET_PORT, type Place } from './embedded/place.ts';
import { disownStalePidFile, livingPostmaster, type Postmaster } from './embedded/postmaster.ts';
import { answers, DATABASE, ensureDatabase, OWNER, PROGRAM } from './embedded/roles.ts';

/** `folder` is where the database really is; `stop` ends PostgreSQL once no other program uses it. */
export type Embedded = {
  owner: SocketConnection;
  program: SocketConnection;
  folder: string;
  how: string;
  stop(): Promise<void>;
};

/** A throwaway database may lose everything at a crash, for speed. */
type Wish = { folder: string; throwaway?: boolean; onProgress?: (step: string) => void };

type Running = { sockets: string; how: string; lifeline: Lifeline };

const PATIENCE = 30_000;
const ORPHAN_AFTER = 2000;
const LARGEST_LOG = 1_000_000;

/**
 * Starts the PostgreSQL that comes with Serai under a folder, or joins it where another program of ours started it. It
 * runs until the last of these programs has stopped or ended, kill -9 included.
 */
export async function startEmbedded(wish: Wish): Promise<Embedded> {
  const wanted = path.resolve(wish.folder);
  const onProgress = wish.onProgress ?? (() => undefined);
  const turn = await ownTurn(wanted);
  try {
    const place = preparePlace(wanted, onProgress);
    ensureCluster(place, OWNER, wish.throwaway ?? false, onProgress);
    const running = await joinOrStart(place, wish.throwaway ?? false, onProgress);
    await ensureDatabase(connectionOf(running.sockets, OWNER, 'postgres'));
    return embeddedOf(place, running);
  } finally {
    turn.release();
  }
}

/** Programs that start at the same moment go one after the other. */
async function ownTurn(wanted: string): Promise<FileLock> {
  makeDataFolder(wanted);
  for (const end = Date.now() + 2 * PATIENCE; Date.now() < end; await sleep(20)) {
    const lock = lockFile(path.join(wanted, 'starting.lock'));
    if (lock !== undefined) return lock;
  }
  throw new Error(`Another program has been starting the database in ${wanted} for a minute.`);
}

async function joinOrStart(place: Place, throwaway: boolean, onProgress: (step: string) => void): Promise<Running> {
  const began = Date.now();
  if (livingPostmaster(place.cluster) === undefined) onProgress('Starting PostgreSQL');
  for (; Date.now() - began < PATIENCE; await sleep(50)) {
    const other = livingPostmaster(place.cluster);
    const running = other === undefined ? await start(place, throwaway) : await join(other);
    if (running !== undefined) return running;
    if (other !== undefined && Date.now() - began > ORPHAN_AFTER) endOrphan(place, other);
  }
  throw new Error(`PostgreSQL in ${place.folder} was not ready within ${PATIENCE / 1000} s: ${logSince(place, 0)}`);
}

/** Undefined while the other server is still starting or already shutting down. */
async function join(other: Postmaster): Promise<Running | undefined> {
  const lifeline = holdLifeline(other.sockets);
  if (lifeline === undefined) return undefined;
  if (other.isReady && (await answers(connectionOf(other.sockets, OWNER, 'postgres')))) {
    return { sockets: other.sockets, how: `joined PostgreSQL ${other.pid}`, lifeline };
  }
  await lifeline.letGo();
  return undefined;
}

/** A server whose lifeline was torn (its shell killed, its pipe deleted) would run for ever. */
function endOrphan(place: Place, other: Postmaster): void {
  const lifeline = holdLifeline(other.sockets);
  if (lifeline !== undefined) return void lifeline.letGo();
  if (livingPostmaster(place.cluster)?.pid === other.pid) process.kill(other.pid, 'SIGINT');
}

/** Undefined when remains of a killed server are still in the way. */
async function start(place: Place, throwaway: boolean): Promise<Running | undefined> {
  const began = performance.now();
  disownStalePidFile(place.cluster, place.sockets);
  const logEnd = beginLog(place);
  const { child, lifeline } = startOnLifeline(place, logOf(place), throwaway);
  const server = connectionOf(place.sockets, OWNER, 'postgres');
  while (!(await answers(server))) {
    if (child.exitCode !== null || performance.now() - began > PATIENCE)
      return failed(child, lifeline, logSince(place, logEnd));
    await sleep(20);
  }
  return { sockets: place.sockets, how: `started PostgreSQL in ${Math.round(performance.now() - began)} ms`, lifeline };
}

async function failed(child: ChildProcess, lifeline: Lifeline, log: string): Promise<undefined> {
  await lifeline.letGo();
  const isInTheWay = /pre-existing shared memory block|lock file .* already exists/.test(log);
  if (child.exitCode === null || !isInTheWay) throw new Error(`PostgreSQL did not start: ${log}`);
}

const logOf = (place: Place) => path.join(place.folder, 'postgresql.log');

/** Answers where the log ends by now, so that older complaints are not taken for new ones. */
function beginLog(place: Place): number {
  const size = statSync(logOf(place), { throwIfNoEntry: false })?.size ?? 0;
  if (size < LARGEST_LOG) return size;
  truncateSync(logOf(place));
  return 0;
}

function logSince(place: Place, from: number): string {
  if (!existsSync(logOf(place))) return 'it has left no log';
  return readFileSync(logOf(place)).subarray(from).toString().slice(-2000);
}

const connectionOf = (sockets: string, user: string, database: string): SocketConnection => ({
  host: sockets,
  port: SOCKET_PORT,
  user,
  database,
});

function embeddedOf(place: Place, running: Running): Embedded {
  return {
    owner: connectionOf(running.sockets, OWNER, DATABASE),
    program: connectionOf(running.sockets, PROGRAM, DATABASE),
    folder: place.folder,
    how: running.how,
    async stop() {
      const wasLast = await running.lifeline.letGo();
      if (wasLast) await serverEnded(place.cluster);
    },
  };
}

async function serverEnded(cluster: string): Promise<void> {
  for (const end = Date.now() + PATIENCE; livingPostmaster(cluster) !== undefined && Date.now() < end;) await sleep(10);
}

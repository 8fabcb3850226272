import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, constants, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { program } from './binaries.ts';
import { SURROUNDINGS } from './cluster.ts';
import { SOCKET_PORT, type Place } from './place.ts';

/** The end of a named pipe: while any program holds one, PostgreSQL runs. The system lets go of it however a program ends. */
export type Lifeline = {
  /** Whether it was the last end, so that PostgreSQL now shuts down. */
  letGo(): Promise<boolean>;
};

// Started by a shell that outlives us. Its watcher reads the named pipe, which ends when the last program has let go.
const WATCH = `
trap '' INT TERM HUP
exec 3<&0 </dev/null
"$0" "$@" 3<&- &
server=$!
(while read -r _ <&3; do :; done; rm -f "$LIFELINE"; kill -s "$STOP" $server) &
watcher=$!
exec 3<&-
wait $server
code=$?
kill -s KILL $watcher 2>/dev/null
rm -f "$LIFELINE"
exit $code`;

const SETTINGS = {
  listen_addresses: '',
  port: SOCKET_PORT,
  unix_socket_permissions: '0700',
  max_connections: 100,
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  maintenance_work_mem: '32MB',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '256MB',
  io_method: 'sync',
  jit: 'off',
};

const LOSE_ON_CRASH = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

const STARTER_PATIENCE = 1000;
const GUEST_PATIENCE = 100;

/** Starts PostgreSQL on a lifeline, and holds it. */
export function startOnLifeline(
  place: Place,
  log: string,
  throwaway: boolean,
): { child: ChildProcess; lifeline: Lifeline } {
  const pipe = pipeIn(place.sockets);
  const ends = openBothEnds(pipe, place);
  const output = openSync(log, 'a', 0o600);
  const child = spawn(
    '/bin/sh',
    [
      '-c',
      WATCH,
      program(place.binaries, 'postgres'),
      '-D',
      place.cluster,
      '-k',
      place.sockets,
      ...settings(throwaway),
    ],
    {
      ...place.account,
      cwd: place.cluster,
      env: { ...SURROUNDINGS, LIFELINE: pipe, STOP: throwaway ? 'QUIT' : 'INT' },
      detached: true,
      stdio: [ends.read, output, output],
    },
  );
  child.unref();
  closeSync(ends.read);
  closeSync(output);
  return { child, lifeline: lifelineOf(pipe, ends.write, STARTER_PATIENCE) };
}

/** Holds the lifeline of a server another program started; undefined when it has ended or is about to. */
export function holdLifeline(sockets: string): Lifeline | undefined {
  const pipe = pipeIn(sockets);
  try {
    return lifelineOf(pipe, openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK), GUEST_PATIENCE);
  } catch {
    return undefined;
  }
}

const pipeIn = (sockets: string) => path.join(sockets, 'lifeline');

/** Each plain open of a named pipe waits for the other side; a reader that does not wait gets them past each other. */
function openBothEnds(pipe: string, place: Place): { read: number; write: number } {
  spawnSync('rm', ['-f', pipe]);
  const made = spawnSync('mkfifo', ['-m', '600', pipe], { ...place.account, cwd: place.sockets, encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`mkfifo ${pipe}: ${made.error?.message ?? made.stderr}`);
  const impatient = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  const write = openSync(pipe, constants.O_WRONLY);
  const read = openSync(pipe, constants.O_RDONLY);
  closeSync(impatient);
  return { read, write };
}

function settings(throwaway: boolean): string[] {
  const all = throwaway ? { ...SETTINGS, ...LOSE_ON_CRASH } : SETTINGS;
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

function lifelineOf(pipe: string, end: number, patience: number): Lifeline {
  let isHeld = true;
  return {
    async letGo() {
      if (isHeld) closeSync(end);
      isHeld = false;
      return isGone(pipe, patience); // it stays when another program holds it too
    },
  };
}

async function isGone(file: string, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; existsSync(file) && Date.now() < end;) await sleep(10);
  return !existsSync(file);
}

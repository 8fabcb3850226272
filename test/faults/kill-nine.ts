import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A server to be killed: its program, and how the test writes to it and reads back what it holds. */
export type Victim = {
  /** What follows `node`. */
  program: string[];
  folder: string;
  /** Sends one write to the address; resolves once it has been acknowledged, rejects when it was not. */
  write(address: string, number: number): Promise<void>;
  /** Every number that the server at the address holds. */
  stored(address: string): Promise<Set<number>>;
};

export type Outcome = {
  acknowledged: number;
  lost: number[];
  /** Milliseconds from starting a program until it answers, at worst; the first start makes the database and is left out. */
  slowestRestart: number;
  /** Servers of PostgreSQL that outlived the last program. */
  orphans: number[];
};

export type Running = { child: ChildProcess; address: string };

const WRITERS = 8;
const WRITES_BEFORE_KILL = 40;
const PATIENCE = 30_000;

/** Kills a server in the middle of its writes and starts it at once again, several times. */
export async function killNine(victim: Victim, kills: number): Promise<Outcome> {
  const acknowledged = new Set<number>();
  let server = await start(victim);
  let slowestRestart = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    await killWhileWriting(victim, server, acknowledged);
    const began = performance.now();
    server = await start(victim);
    slowestRestart = Math.max(slowestRestart, performance.now() - began);
  }
  const stored = await victim.stored(server.address);
  const postgres = postgresPid(victim.folder);
  await end(server.child);
  const lost = [...acknowledged].filter((number) => !stored.has(number));
  return { acknowledged: acknowledged.size, lost, slowestRestart, orphans: await livingAfter(postgres, 5000) };
}

/** Starts a server on a free port and waits until it answers. */
export async function start(victim: Pick<Victim, 'program' | 'folder'>): Promise<Running> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), SERAI_DATA: victim.folder, SERAI_MODE: 'empty' };
  const child = spawn(process.execPath, victim.program, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const complaint = collect(child);
  const address = `http://localhost:${port}`;
  const end = Date.now() + PATIENCE;
  while (!(await isHealthy(address))) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`The server did not start: ${complaint()}`);
    await sleep(10);
  }
  return { child, address };
}

/** Where the database of a data folder really is. */
export const clusterOf = (folder: string) => path.join(realFolder(folder), 'cluster');

/** Where one speaks to it. */
export const socketsOf = (folder: string) => path.join(realFolder(folder), 'socket');

function realFolder(folder: string): string {
  const pointer = path.join(folder, 'moved-to.txt');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : folder;
}

/** The process of PostgreSQL that runs on a data folder. */
export function postgresPid(folder: string): number {
  return Number.parseInt(readFileSync(path.join(clusterOf(folder), 'postmaster.pid'), 'utf8'), 10);
}

/** Waits until PostgreSQL has left a data folder, so that it can be removed. */
export async function postgresEnded(folder: string): Promise<void> {
  for (
    const last = Date.now() + PATIENCE;
    existsSync(path.join(clusterOf(folder), 'postmaster.pid')) && Date.now() < last;
  )
    await sleep(20);
}

/** Ends a server as nothing can prevent. */
export async function end(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** Which process still lives after a while. */
export async function livingAfter(pid: number, patience: number): Promise<number[]> {
  for (const last = Date.now() + patience; Date.now() < last; await sleep(20)) {
    if (!lives(pid)) return [];
  }
  return [pid];
}

async function killWhileWriting(victim: Victim, server: Running, acknowledged: Set<number>): Promise<void> {
  const goal = acknowledged.size + WRITES_BEFORE_KILL;
  const exit = once(server.child, 'exit');
  const writers = Array.from({ length: WRITERS }, () => writeOn(victim, server, acknowledged, goal));
  await Promise.all(writers);
  await exit;
}

let lastNumber = 0;

/** Writes until the server is gone; whoever reaches the goal kills it, while the others' writes are under way. */
async function writeOn(victim: Victim, server: Running, acknowledged: Set<number>, goal: number): Promise<void> {
  while (server.child.signalCode === null && server.child.exitCode === null) {
    lastNumber += 1;
    const number = lastNumber;
    try {
      await victim.write(server.address, number);
    } catch (error) {
      if (acknowledged.size < goal) throw error; // refused before anybody killed it
      return;
    }
    acknowledged.add(number);
    if (acknowledged.size >= goal) server.child.kill('SIGKILL');
  }
}

async function isHealthy(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/healthz`);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

function collect(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return () => text;
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startEmbedded, type Embedded } from '#db/embedded-postgres.ts';
import { claimFolder, FolderTaken } from '#db/folder-lock.ts';
import type { SocketConnection } from '#db/socket-connection.ts';
import { dataFolder, removeDataFolder } from './data-folder.ts';
import { clusterOf, end, killNine, livingAfter, postgresEnded, postgresPid, start, type Victim } from './kill-nine.ts';

const SMALL_SERVER = path.join(import.meta.dirname, 'small-server.ts');

let folder = '';
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = dataFolder();
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await postgresEnded(folder);
  removeDataFolder(folder);
});

test('a killed program loses nothing it acknowledged, leaves no database running and is up again in 5 seconds', async () => {
  const outcome = await killNine(smallServer(), 6);
  expect(outcome.lost).toEqual([]);
  expect(outcome.acknowledged).toBeGreaterThanOrEqual(6 * 40);
  expect(outcome.slowestRestart).toBeLessThan(5000);
  expect(outcome.orphans).toEqual([]);
});

test('a second server on the same folder is told who holds it', async () => {
  const server = await start(smallServer());
  children.push(server.child);
  const refusal = await claimFolder(folder).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(FolderTaken);
  expect(refusal).toMatchObject({ folder, pid: server.child.pid, address: server.address });
  await end(server.child);
  const claim = await claimFolder(folder);
  await expect(claimFolder(folder)).rejects.toThrow(FolderTaken);
  claim.release();
  (await claimFolder(folder)).release();
});

test('a command joins the database of a running server and leaves it running', async () => {
  const server = await start(smallServer());
  children.push(server.child);
  const command = await startEmbedded({ folder });
  expect(command.how).toBe(`joined PostgreSQL ${postgresPid(folder)}`);
  await command.stop();
  const answer = await fetch(`${server.address}/numbers/1`, { method: 'POST' });
  expect(answer.status).toBe(201);
});

test('the database goes on for a command when the server that started it is killed', async () => {
  const server = await start(smallServer());
  const command = await startEmbedded({ folder });
  const postgres = postgresPid(folder);
  await end(server.child);
  expect(await valueOf(command.owner, 'select count(*)::int from numbers')).toBe(0);
  await command.stop();
  expect(await livingAfter(postgres, 5000)).toEqual([]);
});

test('programs that start at the same moment share one database', async () => {
  const started = await Promise.all([1, 2, 3].map(() => startEmbedded({ folder })));
  const begun = started.map(({ owner }) => valueOf(owner, 'select pg_postmaster_start_time()::text'));
  expect(new Set(await Promise.all(begun)).size).toBe(1);
  await Promise.all(started.map((embedded) => embedded.stop()));
});

test('the database comes back after the machine lost power', async () => {
  const server = await start(smallServer());
  await fetch(`${server.address}/numbers/7`, { method: 'POST' });
  process.kill(postgresPid(folder), 'SIGKILL');
  await end(server.child);
  const again = await startEmbedded({ folder });
  expect(await valueOf(again.owner, 'select number::int from numbers')).toBe(7);
  await again.stop();
});

test.each([
  ["another program's", anotherProgram],
  ["a zombie's", zombie],
])('a pid file left behind does not stop the database when its number is %s', async (_whose, otherPid) => {
  await (await startEmbedded({ folder })).stop();
  leavePidFile(await otherPid());
  const again = await startEmbedded({ folder });
  expect(await valueOf(again.owner, 'select 1')).toBe(1);
  await again.stop();
});

test('a database that was half made is made anew', async () => {
  mkdirSync(path.join(folder, 'cluster.part/base'), { recursive: true });
  writeFileSync(path.join(folder, 'cluster.part/PG_VERSION'), '18\n');
  const embedded = await startEmbedded({ folder });
  expect(await valueOf(embedded.owner, 'select current_database()::text')).toBe('serai');
  await embedded.stop();
});

test('the program owns nothing, and an acknowledged write is on the disk', async () => {
  const embedded = await startEmbedded({ folder });
  const rights = `select (rolsuper or rolcreatedb or rolcreaterole or rolreplication)::text from pg_roles where rolname = current_user`;
  expect(await valueOf(embedded.program, rights)).toBe('false');
  expect(await ownerOfDatabase(embedded)).toBe('serai_owner');
  await expect(valueOf(embedded.program, 'create table seized (id int)')).rejects.toThrow('permission denied');
  expect(await settings(embedded, ['fsync', 'synchronous_commit', 'full_page_writes'])).toEqual(['on', 'on', 'on']);
  expect(await settings(embedded, ['listen_addresses'])).toEqual(['']);
  await embedded.stop();
});

test('Persian and Korean names sort by their own rules', async () => {
  const embedded = await startEmbedded({ folder });
  const sorted = (names: string, collation: string) =>
    valueOf(
      embedded.program,
      `select string_agg(name, ' ' order by name collate "${collation}") from unnest('{${names}}'::text[]) name`,
    );
  expect(await sorted('ی,پ,ب,ک,گ', 'fa-x-icu')).toBe('ب پ ک گ ی');
  expect(await sorted('하,가,나', 'ko-x-icu')).toBe('가 나 하');
  await embedded.stop();
});

function smallServer(): Victim {
  return {
    program: [SMALL_SERVER],
    folder,
    async write(address, number) {
      const answer = await fetch(`${address}/numbers/${number}`, { method: 'POST' });
      if (answer.status !== 201) throw new Error(`Refused: ${answer.status}`);
    },
    stored: storedNumbers,
  };
}

async function storedNumbers(): Promise<Set<number>> {
  const embedded = await startEmbedded({ folder });
  const numbers = await valueOf(embedded.owner, 'select array_agg(number::int) from numbers');
  await embedded.stop();
  return new Set(Array.isArray(numbers) ? numbers : []);
}

async function valueOf(connection: SocketConnection, query: string): Promise<unknown> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: query, rowMode: 'array' });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

function ownerOfDatabase(embedded: Embedded): Promise<unknown> {
  return valueOf(embedded.owner, `select pg_get_userbyid(datdba)::text from pg_database where datname = 'serai'`);
}

function settings(embedded: Embedded, names: string[]): Promise<unknown[]> {
  return Promise.all(names.map((name) => valueOf(embedded.owner, `show ${name}`)));
}

function leavePidFile(pid: number): void {
  const cluster = clusterOf(folder);
  const lines = [
    pid,
    cluster,
    1700000000,
    5432,
    path.join(cluster, '../socket'),
    '',
    '  1234567         0',
    'ready   ',
  ];
  writeFileSync(path.join(cluster, 'postmaster.pid'), `${lines.join('\n')}\n`);
}

async function anotherProgram(): Promise<number> {
  return pidFrom('echo $$; exec sleep 60');
}

/** A process that has ended and whose parent never asks how. */
async function zombie(): Promise<number> {
  const pid = await pidFrom('sleep 0.1 & echo $!; exec sleep 60');
  await vi.waitFor(() => expect(stateOf(pid)).toContain('Z'));
  return pid;
}

function stateOf(pid: number): string {
  return spawnSync('/bin/sh', ['-c', `cat /proc/${pid}/stat 2>/dev/null || ps -o stat= -p ${pid}`], {
    encoding: 'utf8',
  }).stdout;
}

/** Runs as PostgreSQL's account, which takes the processes of others for none of its own. */
async function pidFrom(script: string): Promise<number> {
  const { uid, gid } = statSync(clusterOf(folder));
  const parent = spawn('/bin/sh', ['-c', script], { uid, gid, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(parent);
  const lines: unknown[] = await once(parent.stdout, 'data');
  return Number(String(lines[0]));
}

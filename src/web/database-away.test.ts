import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { openDatabase, type OpenDatabase } from '#db/database.ts';
import { createApp } from '#app.tsx';
import { probeOf, type Probe } from '../../test/probe.tsx';
import { foundWorld, ORIGIN, type World } from '../../test/world.ts';

let world: World;
let line: Line;
let open: OpenDatabase;
let probe: Probe;

beforeAll(async () => {
  world = await foundWorld();
  line = await lineTo(inject('program'));
  open = openDatabase({ host: line.folder, user: 'serai', database: world.pool.options.database ?? '' });
  probe = probeOf(world, { ...world.program, db: open.db });
  await vi.waitFor(() => expect(world.program.cache.isListening).toBe(true));
});
afterAll(async () => {
  await open.close();
  await line.close();
  await world.close();
});

test('while the database is away pages say so and when to come back; they recover by themselves', async () => {
  expect((await page()).status).toBe(200);
  await line.cut();
  const away = await page();
  expect([away.status, away.headers.get('retry-after'), away.headers.get('cache-control')]).toEqual([
    503,
    '2',
    'private, no-store',
  ]);
  const text = await away.text();
  expect(text).toContain('The records cannot be reached at this moment');
  expect(text).not.toMatch(/ECONN|at Object|node_modules|select /);
  await line.mend();
  const returned = Date.now();
  await vi.waitFor(async () => expect((await page()).status).toBe(200), { timeout: 2_000, interval: 50 });
  expect(Date.now() - returned).toBeLessThan(2_000);
});

test('programs are told in problem details', async () => {
  await line.cut();
  const answer = await probe.fetch(world.visitor, '/api/v1/members/shiraz', { headers: { 'accept-language': 'fa' } });
  expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('content-type')]).toEqual([
    503,
    '2',
    'application/problem+json',
  ]);
  expect(await answer.json()).toMatchObject({ status: 503, code: 'database-away' });
  await line.mend();
});

test('a form that is sent while the database is away is not carried out, and can be sent again', async () => {
  const fields = { word: 'salam', key: '0199c0de-5a1e-7000-8000-0000000000bb' };
  await line.cut();
  const lost = await probe.send(world.mayor, '/en/members/shiraz/payments', fields);
  expect([lost.status, lost.headers.get('retry-after')]).toEqual([503, '2']);
  await line.mend();
  await vi.waitFor(
    async () => expect((await probe.send(world.mayor, '/en/members/shiraz/payments', fields)).status).toBe(303),
    { timeout: 2_000, interval: 50 },
  );
  expect(await probe.said()).toHaveLength(1);
});

test('connections that the server ended are replaced', async () => {
  await page();
  await world.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'serai' and pid <> pg_backend_pid()`,
  );
  await vi.waitFor(async () => expect((await page()).status).toBe(200), { timeout: 2_000, interval: 20 });
});

test('the node says that it lives, and that it is not ready', async () => {
  const app = createApp({ ...world.program, db: open.db }, []);
  const ask = async (address: string) => (await app.request(ORIGIN + address)).status;
  expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 200]);
  await line.cut();
  expect([await ask('/healthz'), await ask('/readyz')]).toEqual([200, 503]);
  await line.mend();
});

/** A signed-in person's page is never kept, so that it asks the database each time. */
const page = () => probe.fetch(world.mayor, '/en/members/shiraz');

type Line = { folder: string; cut: () => Promise<void>; mend: () => Promise<void>; close: () => Promise<void> };

/** A line to the database server that can be cut and mended. */
async function lineTo({ host, port = 5432 }: { host: string; port?: number }): Promise<Line> {
  const folder = mkdtempSync(path.join(tmpdir(), 'serai-line-'));
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  const cut = async () => {
    const ended = new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
    for (const socket of sockets) socket.destroy();
    await ended;
    server = null;
  };
  const mend = async () => {
    if (server) return;
    server = createServer((near) => join(near, connect(path.join(host, `.s.PGSQL.${port}`)), sockets));
    const listening = new Promise((resolve) => server?.once('listening', resolve));
    server.listen(path.join(folder, '.s.PGSQL.5432'));
    await listening;
  };
  const close = async () => {
    await cut();
    rmSync(folder, { recursive: true, force: true });
  };
  await mend();
  return { folder, cut, mend, close };
}

function join(near: Socket, far: Socket, sockets: Set<Socket>): void {
  for (const socket of [near, far]) {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      near.destroy();
      far.destroy();
    });
  }
  near.pipe(far).pipe(near);
}

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '#app.tsx';
import { Room } from '#db/room.ts';
import { openStore } from '#media/store.ts';
import { letterFile } from '../letter-file.ts';
import { foundWorld, ORIGIN, type Client, type World } from '../world.ts';
import { dataFolder, removeDataFolder } from './data-folder.ts';
import { end, postgresEnded, start } from './kill-nine.ts';

const root = path.resolve(import.meta.dirname, '../..');
const serai = path.join(root, 'dist/main.js');

/** Root may lay a small disk over a folder; elsewhere most of the disk is declared taken. */
const mayMount = process.platform === 'linux' && process.getuid?.() === 0 && canMount();

let world: World;

beforeAll(async () => {
  world = await foundWorld();
});
// All clients come from one network here.
beforeEach(async () => {
  await world.db.execute(sql`delete from attempts`);
});
afterAll(() => world.close());

const disks = [
  { name: 'most of which is left to others', disk: reservedDisk, isThere: true },
  { name: 'that is small and full', disk: smallDisk, isThere: mayMount },
].filter(({ isThere }) => isThere);

describe.each(disks)('On a disk $name', ({ disk }) => {
  let place: Disk;

  beforeAll(() => {
    place = disk();
  });
  afterEach(() => place.fill(0));
  afterAll(() => place.close());

  test('below a tenth no files are taken, and a form with one comes back with all that was typed', async () => {
    const node = nodeOn(place);
    const before = await world.records();
    await place.fill(0.92);
    const person = { name: 'مینا رستگار', email: 'mina@shiraz.example', role: 'focal-point', from: '2026-01-01' };
    const refused = await node.post(world.mayor, '/fa/members/shiraz/mandates', { ...person, letter: letterFile() });
    const text = await refused.text();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
    expect(text).toContain('فضای ذخیره‌سازی رو به پایان است');
    for (const typed of ['مینا رستگار', 'mina@shiraz.example']) expect(text).toContain(`value="${typed}"`);
    expect(await world.records()).toEqual(before);
    // Without a file the same form is no matter.
    expect((await node.post(world.mayor, '/fa/members/shiraz/mandates', person)).status).toBe(303);
    await world.db.execute(sql`delete from mandates where given_by = ${world.mayor.personId}`);
  });

  test('below a twentieth everything is read and nothing written, every page says so, and it recovers by itself', async () => {
    const node = nodeOn(place);
    const watch = node.room.watch(20);
    try {
      await place.fill(0.97);
      await vi.waitFor(() => expect(node.room.known).toBe('none'));
      for (const [client, address] of [
        [world.visitor, '/en/members/shiraz'],
        [world.mayor, '/en/members/shiraz'],
      ] as const) {
        const page = await node.get(client, address);
        expect([page.status, await page.text()]).toEqual([
          200,
          expect.stringContaining('nothing can be changed until'),
        ]);
      }
      const before = (await world.records()).length;
      const refused = await node.post(world.secretary, '/ko/members/shiraz/payments', { until: '2031-12-31' });
      expect([refused.status, await refused.text()]).toEqual([503, expect.stringContaining('열람만 가능하고')]);
      expect((await world.records()).length).toBe(before);

      await place.fill(0);
      await vi.waitFor(() => expect(node.room.known).toBe('enough'));
      expect(await (await node.get(world.mayor, '/en/members/shiraz')).text()).not.toContain('nothing can be changed');
      const done = await node.post(world.secretary, '/ko/members/shiraz/payments', { until: place.day });
      expect(done.status).toBe(303);
    } finally {
      watch.stop();
    }
  });
});

describe.runIf(mayMount)('On a disk that is full to the last block', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'serai-full-'));
    mount(folder, '1m');
  });
  afterAll(() => unmount(folder));

  test('a node does not start, and says why in one sentence', async () => {
    const child = spawn(process.execPath, [serai, 'serve'], {
      env: { ...process.env, SERAI_DATA: folder, SERAI_MODE: 'empty', PORT: '0' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(complaint).toContain(`There is no room left on the disk of the folder ${folder}.`);
    expect(complaint).not.toMatch(/^\s+at /m);
  });
});

test('A node is told by its surroundings how much of the disk is not its own', async () => {
  const folder = dataFolder();
  const { blocks, bsize } = statfsSync(folder);
  process.env['SERAI_DISK_RESERVE'] = String(blocks * bsize);
  const server = await start({ program: [serai, 'serve'], folder });
  try {
    await vi.waitFor(() => saysReadOnly(server.address), { timeout: 20_000, interval: 200 });
  } finally {
    delete process.env['SERAI_DISK_RESERVE'];
    await end(server.child);
    await postgresEnded(folder);
    removeDataFolder(folder);
  }
});

async function saysReadOnly(address: string): Promise<void> {
  const page = await (await fetch(`${address}/en/setup`)).text();
  expect(page.includes('nothing can be changed until')).toBe(true);
}

type Disk = {
  folder: string;
  reserve: () => number;
  /** Takes this share of the disk; 0 gives it back. */
  fill: (share: number) => Promise<void>;
  close: () => void;
  /** Something to write down that is of this disk alone. */
  day: string;
};

function reservedDisk(): Disk {
  const folder = mkdtempSync(path.join(tmpdir(), 'serai-reserved-'));
  let reserve = 0;
  return {
    folder,
    reserve: () => reserve,
    fill(share) {
      const { blocks, bavail, bsize } = statfsSync(folder);
      reserve = share === 0 ? 0 : Math.max(0, (bavail - blocks * (1 - share)) * bsize);
      return Promise.resolve();
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
    day: '2032-12-31',
  };
}

function smallDisk(): Disk {
  const folder = mkdtempSync(path.join(tmpdir(), 'serai-small-'));
  mount(folder, '20m');
  const filler = path.join(folder, 'filler');
  return {
    folder,
    reserve: () => 0,
    fill(share) {
      rmSync(filler, { force: true });
      const { blocks, bavail, bsize } = statfsSync(folder);
      if (share > 0) writeFileSync(filler, Buffer.alloc(Math.floor((bavail - blocks * (1 - share)) * bsize)));
      return Promise.resolve();
    },
    close: () => unmount(folder),
    day: '2033-12-31',
  };
}

type OnDisk = {
  room: Room;
  get: (client: Client, address: string) => Promise<Response>;
  post: (client: Client, address: string, fields: Record<string, string | File>) => Promise<Response>;
};

/** The network on another disk. */
function nodeOn(disk: Disk): OnDisk {
  const room = new Room([disk.folder], { reserve: disk.reserve, onChange: () => world.program.cache.forget() });
  const app = createApp({ ...world.program, room, store: openStore(disk.folder) });
  const ask = (client: Client, address: string, init: RequestInit = {}) =>
    Promise.resolve(
      app.request(ORIGIN + address, { ...init, headers: { cookie: client.cookie, 'sec-fetch-site': 'same-origin' } }),
    );
  return {
    room,
    get: (client, address) => ask(client, address),
    post(client, address, fields) {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.append(name, value);
      return ask(client, address, { method: 'POST', body });
    },
  };
}

function canMount(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'serai-mount-'));
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder]).status === 0;
  if (isMounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
  return isMounted;
}

function mount(folder: string, size: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'none', folder]);
}

function unmount(folder: string): void {
  execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
}

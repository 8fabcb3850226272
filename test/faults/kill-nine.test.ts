import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder, removeDataFolder } from './data-folder.ts';
import { end, killNine, livingAfter, postgresEnded, postgresPid, start } from './kill-nine.ts';

const root = path.resolve(import.meta.dirname, '../..');
const serai = path.join(root, 'dist/main.js');
const folder = dataFolder();
let token: string;

/** A command beside the server, on the same folder. */
const command = (...words: string[]) =>
  execFileSync(process.execPath, [serai, ...words], {
    env: { ...process.env, SERAI_DATA: folder, SERAI_MODE: 'empty' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

beforeAll(() => {
  command('setup', '--secretariat', 'ryu.ji-an@secretariat.example', '--name', 'Ryu Ji-an', '--languages', 'en');
  token = command('token', '--as', 'ryu.ji-an@secretariat.example@secretariat').trim();
  // Every town writes from a network of its own, so that the limits against haste do not stand in the way.
  process.env['SERAI_TRUSTED_PROXIES'] = '127.0.0.1';
});

afterAll(async () => {
  delete process.env['SERAI_TRUSTED_PROXIES'];
  await postgresEnded(folder);
  removeDataFolder(folder);
});

describe('a server that is killed', () => {
  test('twenty times in the middle of writes has lost nothing that it acknowledged, is up within five seconds, and leaves no database behind', async () => {
    const { acknowledged, lost, slowestRestart, orphans } = await killNine(
      { program: [serai, 'serve'], folder, write, stored },
      20,
    );
    expect(acknowledged).toBeGreaterThanOrEqual(800);
    expect(lost).toEqual([]);
    expect(orphans).toEqual([]);
    expect(slowestRestart).toBeLessThan(5_000);
  });

  test('starts its database again when that alone is killed', async () => {
    const server = await start({ program: [serai, 'serve'], folder });
    try {
      process.kill(postgresPid(folder), 'SIGKILL');
      const began = Date.now();
      let status = 0;
      while (status !== 200 && Date.now() - began < 20_000) {
        const answer = await fetch(`${server.address}/readyz`);
        status = answer.status;
        await answer.arrayBuffer();
        if (status !== 200) await sleep(100);
      }
      expect(status).toBe(200);
      await write(server.address, 900_000);
      expect(await stored(server.address)).toContain(900_000);
    } finally {
      const postgres = postgresPid(folder);
      await end(server.child);
      expect(await livingAfter(postgres, 5_000)).toEqual([]);
    }
  });

  test('is not started a second time on the same folder, and the one that runs goes on', async () => {
    const server = await start({ program: [serai, 'serve'], folder });
    try {
      const second = await ending({ SERAI_DATA: folder, PORT: '0' });
      expect(second).toMatchObject({ code: 1, complaint: expect.stringContaining('already runs on the folder') });
      expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    } finally {
      const postgres = postgresPid(folder);
      await end(server.child);
      expect(await livingAfter(postgres, 5_000)).toEqual([]);
    }
  });

  test('says which port is taken, and by its folder alone leaves nothing running', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = other.address();
    const port = typeof taken === 'object' && taken ? String(taken.port) : '';
    const { code, complaint } = await ending({ SERAI_DATA: folder, PORT: port });
    other.close();
    expect(code).toBe(1);
    expect(complaint).toContain(`Port ${port} is taken by another program.`);
  });

  test('does not start in production without what keeps people safe, and says what to set', async () => {
    const { code, complaint } = await ending({ SERAI_DATA: folder, SERAI_MODE: 'production', PORT: '0' });
    expect(code).toBe(1);
    for (const variable of ['SERAI_ORIGIN', 'SERAI_SECRET', 'SMTP_URL']) expect(complaint).toContain(variable);
  });
});

async function write(address: string, number: number): Promise<void> {
  const answer = await fetch(`${address}/api/v1/members/entry`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-forwarded-for': `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`,
    },
    body: JSON.stringify({
      nameEn: `Town ${number}`,
      kind: 'city',
      country: 'UZ',
      latitude: '41',
      longitude: '64',
      languages: ['uz'],
      state: 'full',
    }),
  });
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`);
  await answer.arrayBuffer();
}

async function stored(address: string): Promise<Set<number>> {
  const list = await (await fetch(`${address}/exports/members.csv`)).text();
  return new Set([...list.matchAll(/^town-(\d+),/gm)].map(([, number]) => Number(number)));
}

/** Starts a server that should refuse to start, and answers how it ended. */
async function ending(environment: Record<string, string>): Promise<{ code: number | null; complaint: string }> {
  const child = spawn(process.execPath, [serai, 'serve'], {
    env: { ...process.env, SERAI_MODE: 'empty', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, complaint };
}

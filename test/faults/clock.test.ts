import { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { sql } from 'drizzle-orm';
import { createApp } from '#app.tsx';
import { writeMail } from '#mail/actions.ts';
import type { Post } from '#mail/post.ts';
import { makeLink } from '#people/links.ts';
import { Worker } from '#worker.ts';
import { foundWorld, ORIGIN, type Client, type World } from '../world.ts';

const HOUR = 3_600_000;

let world: World;
let boss: PgBoss;

beforeAll(async () => {
  world = await foundWorld();
  boss = new PgBoss({
    ...inject('program'),
    database: world.pool.options.database ?? '',
    max: 2,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  boss.on('error', () => {});
  await boss.start();
});
afterEach(() => setClock(''));
afterAll(async () => {
  await boss.stop({ graceful: false });
  await world.close();
});

const cast = ['secretary', 'officer', 'mayor', 'focalPoint', 'seoul', 'observer'] as const;

describe("When the machine's own clock jumps", () => {
  test.each([
    ['back by an hour', -HOUR, '2041-12-31'],
    ['forward by a day', 24 * HOUR, '2042-12-31'],
    ['forward by fifteen days', 15 * 24 * HOUR, '2043-12-31'],
  ])('%s nobody is signed out, links open and what is written stands', async (_jump, milliseconds, until) => {
    const app = createApp({ ...world.program, clock: () => new Date(Date.now() + milliseconds) });
    const ask = (client: Client, address: string, init: RequestInit = {}) =>
      Promise.resolve(
        app.request(ORIGIN + address, { ...init, headers: { cookie: client.cookie, 'sec-fetch-site': 'same-origin' } }),
      );
    for (const who of cast) expect([who, (await ask(world[who], '/en/me')).status]).toEqual([who, 200]);
    const link = await makeLink(world.operator(), { personId: world.stranger.personId ?? '', purpose: 'sign-in' });
    const opened = await ask(world.visitor, new URL(link).pathname, { method: 'POST', body: new URLSearchParams() });
    expect([opened.status, opened.headers.get('set-cookie')]).toEqual([303, expect.stringContaining('serai=')]);
    const paid = await ask(world.secretary, '/en/members/shiraz/payments', {
      method: 'POST',
      body: new URLSearchParams({ until }),
    });
    expect(paid.status).toBe(303);
    expect(await newestRecordIsOfNow()).toBe(true);
  });
});

describe("When the database's clock jumps", () => {
  test.each(['-1 hours', '1 day'])('by %s everybody is still signed in, and acts', async (jump) => {
    await setClock(jump);
    expect(await signedIn()).toEqual([...cast]);
  });

  test('by fifteen days and back, with all timed work done meanwhile, everybody is signed in as before', async () => {
    await setClock('15 days');
    expect(await signedIn()).toEqual([]);
    await keepHouse();
    await setClock('');
    expect(await signedIn()).toEqual([...cast]);
    expect((await world.mayor.api('GET', '/me')).status).toBe(200);
  });
});

test('A job whose worker seems to have been silent for fifteen days is done again without a second letter', async () => {
  const sent: string[] = [];
  const post: Post = {
    hasTaken: () => false,
    send: ({ id }) => {
      sent.push(id);
      return Promise.resolve();
    },
  };
  const mailId = await writeMail(world.operator(), {
    to: { email: 'somebody@seoul.example', personId: null },
    language: 'en',
    mail: { subject: 'A letter', paragraphs: ['Hello.'] },
  });
  const worker = new Worker(boss, { ...world.program, post });
  const [active] = await boss.fetch('mail');
  expect(active?.data).toEqual({ mailId });
  await shiftJobs('15 days');
  await boss.supervise('mail');
  await vi.waitFor(async () => expect(await worker.workOff()).toBeGreaterThan(0), { timeout: 20_000, interval: 500 });
  expect(sent).toEqual([mailId]);
  await shiftJobs('-15 days');
  await boss.supervise('mail');
  await worker.workOff();
  expect(sent).toEqual([mailId]);
});

/** Shifts the clock; connections made before are replaced. */
async function setClock(jump: string): Promise<void> {
  await world.shiftClock(jump);
  await vi.waitFor(async () => expect((await world.visitor.get('/members')).status).toBe(200));
  await world.db.execute(sql`delete from attempts`);
}

async function signedIn(): Promise<string[]> {
  const found: string[] = [];
  for (const who of cast) if ((await world[who].get('/me')).status === 200) found.push(who);
  return found;
}

async function keepHouse(): Promise<void> {
  await boss.send('housekeeping', {});
  await world.workOff();
}

async function newestRecordIsOfNow(): Promise<boolean> {
  const { rows } = await world.db.execute<{ isNow: boolean }>(
    sql`select max(at) between clock_timestamp() - interval '1 minute' and clock_timestamp() as "isNow" from records`,
  );
  return rows[0]?.isNow ?? false;
}

/** The queue keeps the database's own time, which no test can move: instead what it wrote down is moved into the past. */
async function shiftJobs(interval: string): Promise<void> {
  await world.db.execute(sql`
    update pgboss.job set created_on = created_on - ${interval}::interval, started_on = started_on - ${interval}::interval,
      start_after = start_after - ${interval}::interval, heartbeat_on = heartbeat_on - ${interval}::interval where name = 'mail'`);
}

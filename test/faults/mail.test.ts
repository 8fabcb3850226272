import { simpleParser } from 'mailparser';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { writeMail } from '#mail/actions.ts';
import { mails } from '#mail/tables.ts';
import { foundWorld, type World } from '../world.ts';

const KILLS = 4;
const LETTERS = 120;

let world: World;
let child: ChildProcess | null = null;
const received: string[] = [];
let killAfter = Number.POSITIVE_INFINITY;

/** Says yes to a letter; at the wanted one it first kills whoever sent it, who then cannot write the yes down. */
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _, done) {
    void (async () => {
      const { messageId = '' } = await simpleParser(stream);
      received.push(messageId);
      if (received.length >= killAfter) {
        killAfter = Number.POSITIVE_INFINITY;
        child?.kill('SIGKILL');
      }
      done();
    })();
  },
});
server.on('error', () => {});

beforeAll(async () => {
  world = await foundWorld();
});

afterAll(async () => {
  child?.kill('SIGKILL');
  await new Promise<void>((closed) => server.close(() => closed()));
  await world.close();
});

async function startWorker(port: number): Promise<ChildProcess> {
  const { rows } = await world.db.execute<{ name: string }>(sql`select current_database() as name`);
  const root = path.resolve(import.meta.dirname, '../..');
  const { host, user } = inject('program');
  const words = [host, user, rows[0]?.name ?? '', `smtp://127.0.0.1:${port}`, world.program.settings.dataFolder];
  const started = spawn(
    process.execPath,
    ['--import', path.join(root, 'scripts/tsx-hook.mjs'), path.join(import.meta.dirname, 'mail-worker.ts'), ...words],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (started.stdout) await once(started.stdout, 'data');
  return started;
}

const waiting = () => world.db.$count(mails, isNull(mails.sentAt));

test(`A worker killed ${KILLS} times in the middle of sending sends every letter, and at most ${KILLS} of them twice`, async () => {
  const ids: string[] = [];
  for (let number = 0; number < LETTERS; number += 1) {
    ids.push(
      await writeMail(world.operator(), {
        to: { email: `person-${number}@seoul.example`, personId: null },
        language: 'en',
        mail: { subject: 'A letter', paragraphs: ['Hello.'] },
      }),
    );
  }
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const place = listening.address();
  const port = typeof place === 'object' ? (place?.port ?? 0) : 0;

  for (let kill = 1; kill <= KILLS; kill += 1) {
    killAfter = kill * 20;
    child = await startWorker(port);
    await once(child, 'exit');
  }
  expect(await waiting()).toBeGreaterThan(0);
  child = await startWorker(port);
  while ((await waiting()) > 0) await sleep(200);

  const wanted = ids.map((id) => `<${id}@localhost>`);
  expect(new Set(received)).toEqual(new Set(wanted));
  expect(received.length - wanted.length).toBeLessThanOrEqual(KILLS);
  expect(received.length - wanted.length).toBeGreaterThan(0);
});

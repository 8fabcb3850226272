import { getRequestListener } from '@hono/node-server';
import { createServer, type RequestListener, type Server } from 'node:http';
import path from 'node:path';
import { PgBoss } from 'pg-boss';
import { createApp } from '#app.tsx';
import { loadExample } from '#transfer/example.ts';
import { Worker } from '#worker.ts';
import { foundWorld, type World } from '../world.ts';

export type ServedWorld = World & { origin: string };

/** Which network stands there: none yet, the small one of the tests, or the example with its 204 members. */
type Network = 'empty' | 'small' | 'example';

/** A world at an address that browsers reach, with the work behind its pages going on. */
export async function servedWorld(network: Network): Promise<ServedWorld> {
  const door = await openDoor();
  const mode = network === 'empty' ? 'empty' : 'example';
  const world = await foundWorld({ empty: network !== 'small', settings: { origin: door.origin, mode } });
  if (network === 'example') await loadExample(world.operator(), path.resolve(import.meta.dirname, '../../example'));
  const app = createApp(world.program);
  const boss = await startWork(world);
  const listener = getRequestListener((request, env) => app.fetch(request, env), { overrideGlobalObjects: false });
  door.answerWith((request, response) => void listener(request, response));
  return {
    ...world,
    origin: door.origin,
    async close() {
      await closed(door.server);
      await boss.stop({ graceful: true, timeout: 5_000 });
      await world.close();
    },
  };
}

type Door = { origin: string; server: Server; answerWith: (listener: RequestListener) => void };

/** The port has to be known before the world is founded: it is part of its origin. */
async function openDoor(): Promise<Door> {
  let answer: RequestListener = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { origin: `http://localhost:${port}`, server, answerWith: (listener) => (answer = listener) };
}

async function startWork({ pool, program }: World): Promise<PgBoss> {
  const { host = '', port = 5432, user = '', database = '' } = pool.options;
  const boss = new PgBoss({
    host,
    port,
    user,
    database,
    max: 3,
    migrate: false,
    createSchema: false,
    supervise: false,
    schedule: false,
    useListenNotify: true,
  });
  boss.on('error', () => {});
  await boss.start();
  await new Worker(boss, program).start();
  return boss;
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}

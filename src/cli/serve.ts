import { getRequestListener } from '@hono/node-server';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createApp } from '#app.tsx';
import { claimFolder } from '#db/folder-lock.ts';
import { loadExample } from '#transfer/example.ts';
import { needsSetupCode, setupCodeOf } from '#setup/code.ts';
import { isFounded } from '#network/queries.ts';
import { operatorContext, type Program } from '#web/program.ts';
import { listenToPublicChanges } from '#web/public-changes.ts';
import { Worker } from '#worker.ts';
import type { Environment } from './environment.ts';
import { openNode, type Node, type Progress } from './node.ts';

type Running = { address: string; setupCode: string | null; stop: () => Promise<void> };

/** Serves the network: pages and JSON, and, unless told otherwise, the work behind them. */
export async function serve(
  environment: Environment,
  { worker: works, exampleFolder, onProgress }: { worker: boolean; exampleFolder: string; onProgress: Progress },
): Promise<Running> {
  const claim = environment.database ? null : await claimFolder(environment.dataFolder, environment.origin);
  const door = await openDoor(environment);
  try {
    const node = await openNode(environment, onProgress);
    if (environment.mode === 'example') await fillExample(node, exampleFolder, onProgress);
    const { cache } = node.program;
    const changes = listenToPublicChanges(node.direct, {
      heard: () => cache.forget(),
      listening: (is) => cache.listening(is),
    });
    const watches = [node.program.room.watch(), ...(node.revive ? [watchDatabase(node.program, node.revive)] : [])];
    const worker = new Worker(node.boss, node.program);
    if (works) await worker.start();
    const app = createApp(node.program);
    const listener = getRequestListener((request, env) => app.fetch(request, env), { overrideGlobalObjects: true });
    door.answerWith((request, response) => void listener(request, response));
    return {
      address: environment.origin,
      setupCode: await neededCode(node),
      async stop() {
        for (const watch of watches) watch.stop();
        await door.close();
        await changes.stop();
        await node.close();
        claim?.release();
      },
    };
  } catch (error) {
    await door.close();
    claim?.release();
    throw error;
  }
}

/** Looks after the embedded database: one that has not answered for some seconds has died, and is started again. */
function watchDatabase({ db, log }: Program, revive: () => Promise<void>): { stop: () => void } {
  let missed = 0;
  let isReviving = false;
  async function look(): Promise<void> {
    if (isReviving) return;
    try {
      await db.execute('select 1');
      missed = 0;
    } catch {
      missed += 1;
    }
    if (missed < 2) return;
    isReviving = true;
    await revive().catch((error: unknown) => log.error({ err: error }, 'the database could not be started again'));
    isReviving = false;
    missed = 0;
  }
  const timer = setInterval(() => void look(), 2_000);
  return { stop: () => clearInterval(timer) };
}

/** Another program listens at the port that was asked for. */
export class PortTaken extends Error {
  constructor(port: number) {
    super(`Port ${port} is taken by another program. Stop it, or choose another port: PORT=${port + 1} npm start`);
  }
}

type Door = { answerWith: (listener: RequestListener) => void; close: () => Promise<void> };

/** Listens at once, so that a taken port is known before anything is prepared; until then the answer is 503. */
async function openDoor({ port, mode }: Environment): Promise<Door> {
  let answer: RequestListener = (_, response) => {
    response
      .writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain; charset=utf-8' })
      .end('Serai is being prepared. This takes some seconds.\n');
  };
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 10_000 },
    (request, response) => answer(request, response),
  );
  const host = mode === 'production' ? undefined : '127.0.0.1';
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(error.code === 'EADDRINUSE' ? new PortTaken(port) : error),
    );
    server.listen({ port, ...(host && { host }) }, listening);
  });
  return { answerWith: (listener) => (answer = listener), close: () => closeServer(server) };
}

/** Requests under way may end; idle lines are cut. */
function closeServer(server: Server): Promise<void> {
  return new Promise((closed) => {
    const patience = setTimeout(() => server.closeAllConnections(), 5_000);
    server.close(() => {
      clearTimeout(patience);
      closed();
    });
    server.closeIdleConnections();
  });
}

/** Whoever founds the network of a node that the whole world reaches must have seen its console. */
async function neededCode({ program: { db, settings } }: Node): Promise<string | null> {
  return needsSetupCode(settings) && !(await isFounded(db)) ? setupCodeOf(settings.secret) : null;
}

async function fillExample(node: Node, folder: string, onProgress: Progress): Promise<void> {
  if (await isFounded(node.program.db)) return;
  await loadExample(operatorContext(node.program), folder, onProgress);
}

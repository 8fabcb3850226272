import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PgBoss } from 'pg-boss';
import { pino } from 'pino';
import { openDatabase, type PgConnection } from '#db/database.ts';
import { makeDataFolder } from '#db/data-folder.ts';
import { startEmbedded } from '#db/embedded-postgres.ts';
import { jobsOf } from '#db/jobs.ts';
import { migrate } from '#db/migrate.ts';
import { Room } from '#db/room.ts';
import { openPost, senderAt } from '#mail/post.ts';
import { openStore } from '#media/store.ts';
import { PageCache } from '#web/page-cache.ts';
import { builtAssets } from '#web/built-assets.ts';
import type { Program } from '#web/program.ts';
import type { Environment } from './environment.ts';

export type Progress = (step: string) => void;

/** The parts of a running node, opened in order and closed in the opposite one. */
export type Node = {
  program: Program;
  boss: PgBoss;
  /** For LISTEN, which a pooler cannot carry. */
  direct: PgConnection;
  /** Starts the embedded database again where it has died under us; null where the database is not ours to start. */
  revive: (() => Promise<void>) | null;
  close: () => Promise<void>;
};

/** Opens database, queue and files of this node. Commands beside a running server join its database. */
export async function openNode(environment: Environment, onProgress: Progress): Promise<Node> {
  makeDataFolder(environment.dataFolder);
  const database = await openConnections(environment, onProgress);
  onProgress('Bringing the database to this version');
  await migrate(database.owner, database.programRole);
  const log = pino({ level: environment.logLevel }, pino.destination(2));
  const { db, close } = openDatabase(database.program, {
    onError: (error) => log.warn({ error: error.message }, 'a database connection broke'),
    isDirect: database.isDirect,
  });
  const boss = new PgBoss({ ...database.direct, max: 3, migrate: false, createSchema: false, useListenNotify: true });
  boss.on('error', (error) => log.warn({ error: error.message }, 'the queue'));
  await boss.start();
  const cache = new PageCache();
  const program: Program = {
    settings: settingsOf(environment),
    db,
    jobs: jobsOf(boss),
    store: openStore(environment.dataFolder),
    // Every page says how much room is left, those kept for visitors too.
    room: new Room([environment.dataFolder, ...(database.folder === null ? [] : [database.folder])], {
      reserve: () => environment.diskReserve,
      onChange: () => cache.forget(),
    }),
    clock: () => new Date(),
    log,
    cache,
    post: environment.smtpUrl
      ? openPost(environment.smtpUrl, environment.mailFrom ?? senderAt(environment.origin))
      : null,
    assets: builtAssets(assetsFolder()),
  };
  return {
    program,
    boss,
    direct: database.direct,
    revive: database.revive,
    async close() {
      await boss.stop({ graceful: true, timeout: 8_000 }).catch(() => {});
      await close();
      await database.stop();
    },
  };
}

type Connections = {
  program: PgConnection;
  direct: PgConnection;
  owner: PgConnection;
  programRole: string;
  /** Whether it is known that no pooler stands between. */
  isDirect: boolean;
  /** The folder of the database, where it is on this machine. */
  folder: string | null;
  revive: (() => Promise<void>) | null;
  stop: () => Promise<void>;
};

async function openConnections({ database, dataFolder }: Environment, onProgress: Progress): Promise<Connections> {
  if (database) {
    const { url, direct, owner } = database;
    const programRole = decodeURIComponent(new URL(url).username);
    return {
      program: { connectionString: url },
      direct: { connectionString: direct },
      owner: { connectionString: owner },
      programRole,
      isDirect: false,
      folder: null,
      revive: null,
      stop: async () => {},
    };
  }
  let embedded = await startEmbedded({ folder: dataFolder, onProgress });
  return {
    program: embedded.program,
    direct: embedded.program,
    owner: embedded.owner,
    programRole: embedded.program.user,
    isDirect: true,
    folder: embedded.folder,
    async revive() {
      embedded = await startEmbedded({ folder: dataFolder, onProgress });
    },
    stop: () => embedded.stop(),
  };
}

function settingsOf(environment: Environment): Program['settings'] {
  const { origin, mode, dataFolder, trustedProxies, smtpUrl } = environment;
  return {
    origin,
    mode,
    dataFolder,
    trustedProxies,
    secret: environment.secret ?? keptSecret(dataFolder),
    hasSmtp: smtpUrl !== null,
  };
}

/** Outside of production the secret is made once and kept beside the data. */
function keptSecret(dataFolder: string): string {
  const place = path.join(dataFolder, 'secret');
  if (!existsSync(place)) writeFileSync(place, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  return readFileSync(place, 'utf8');
}

/** The build leaves them beside the bundle; a run from the sources finds them in `dist/`. */
function assetsFolder(): string {
  const beside = path.join(import.meta.dirname, 'assets');
  return existsSync(beside) ? beside : path.join(import.meta.dirname, '../../dist/assets');
}

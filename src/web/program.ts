import type { Context, Store } from '#core/context.ts';
import { operator } from '#core/viewer.ts';
import type { Jobs } from '#db/jobs.ts';
import type { Database } from '#db/database.ts';
import type { Room } from '#db/room.ts';
import { localeFor } from '#i18n/locale.ts';
import type { Post } from '#mail/post.ts';
import type { Logger } from 'pino';
import type { Assets } from './built-assets.ts';
import type { PageCache } from './page-cache.ts';

/** How a node presents itself: from the environment, read once by `main.ts`. */
export type Settings = {
  origin: string;
  mode: 'example' | 'empty' | 'production';
  /** Where files lie. */
  dataFolder: string;
  /** Keys what is digested for others not to guess. */
  secret: string;
  /** Addresses of proxies whose word on the visitor's address is taken. */
  trustedProxies: readonly string[];
  /** False where letters stay in the development mailbox. */
  hasSmtp: boolean;
};

/** The parts a running program is made of; `createApp` builds the pages and addresses on them. */
export type Program = {
  settings: Settings;
  db: Database;
  jobs: Jobs;
  store: Store;
  /** What is left of the disks on which the node keeps things. */
  room: Room;
  clock: () => Date;
  log: Logger;
  cache: PageCache;
  /** The way letters take; null where they stay in the development mailbox. */
  post: Post | null;
  assets: Assets;
};

/** The context of whoever sits at the machine: the commands of `serai`, and the worker. */
export function operatorContext({ db, jobs, store, settings, clock }: Program): Context {
  return { db, jobs, store, origin: settings.origin, now: clock(), locale: localeFor('en'), viewer: operator };
}

import type { Locale } from '#i18n/locale.ts';
import type { Database } from '#db/database.ts';
import type { Jobs } from '#db/jobs.ts';
import type { KeptReadings } from './kept.ts';
import type { Viewer } from './viewer.ts';

/** Where the content of files lies: once for each content, by its SHA-256 in hexadecimal. */
export type Store = {
  put: (content: Uint8Array) => Promise<string>;
  read: (digest: string) => Promise<Buffer>;
};

/** What is known of the browser or program that a request came from. */
export type Sender = {
  /** The session it is signed in with. */
  sessionId: string | null;
  userAgent: string;
  /** Whether it runs on this very machine: what belongs to the example alone is open to nobody else. */
  isLocal: boolean;
};

/** What every query and every verb is given: the database (or the transaction under way), who asks, and how they read. */
export type Context = {
  db: Database;
  viewer: Viewer;
  locale: Locale;
  /** For display and schedules. What is decided between people asks the database's clock, `serai_clock()`. */
  now: Date;
  jobs: Jobs;
  store: Store;
  /** This node's own origin, for addresses in letters: `https://network.example`. */
  origin: string;
  /** What readers are shown alike, for pages that are the same for many. Absent where something is written, in commands and in jobs. */
  kept?: KeptReadings;
  /** Absent where no request is answered: in commands and jobs. */
  sender?: Sender;
};

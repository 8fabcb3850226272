import type { Announcement } from '#core/announcements.ts';
import { sql } from 'drizzle-orm';
import { fromDrizzle, type PgBoss, type SendOptions } from 'pg-boss';
import type { Database } from './database.ts';

/** Every queue with what a job in it carries. */
export type JobKinds = {
  /** Something happened; whoever wants to know reacts, at least once. */
  announcements: Announcement;
  /** A letter waits in the table `mails`. */
  mail: { mailId: string };
  /** Someone asked for a sign-in link; whether a person stands behind the address is found out here, not while they wait. */
  'sign-in-links': { email: string; language: string; next: string | null };
  /** A person wants to sign in with another address; whether it is in use is found out here. */
  'address-links': { personId: string; email: string; language: string };
  /** Timed work, once an hour: expired links, sessions, keys and limits go. */
  housekeeping: Record<string, never>;
};

export type Queue = keyof JobKinds;

type QueueOptions = { retryLimit: number; retryDelay: number; retryDelayMax?: number; notify?: false };

/**
 * How each queue is made when the database is prepared: retries with growing pauses, a heartbeat so that a killed worker's job is
 * freed. The worker is woken for each job but announcements: those come with every write, and are taken many at a time.
 */
export const queues: Record<Queue, QueueOptions> = {
  announcements: { retryLimit: 20, retryDelay: 2, retryDelayMax: 3_600, notify: false },
  mail: { retryLimit: 60, retryDelay: 5, retryDelayMax: 3_600 },
  'sign-in-links': { retryLimit: 5, retryDelay: 2 },
  'address-links': { retryLimit: 5, retryDelay: 2 },
  housekeeping: { retryLimit: 1, retryDelay: 60 },
};

export type Jobs = {
  /** Adds a job in the transaction of `db`: it exists exactly if the transaction commits. */
  send: <Q extends Queue>(db: Database, queue: Q, job: JobKinds[Q], options?: SendOptions) => Promise<void>;
  /** Adds many at once, by one statement. */
  sendMany: <Q extends Queue>(db: Database, queue: Q, jobs: readonly JobKinds[Q][]) => Promise<void>;
};

/** The queue as verbs see it. */
export function jobsOf(boss: PgBoss): Jobs {
  return {
    async send(db, queue, job, options = {}) {
      await boss.send(queue, job, { ...options, db: fromDrizzle(db, sql) });
    },
    async sendMany(db, queue, jobs) {
      const rows = jobs.map((data) => ({ data }));
      await boss.insert(queue, rows, { db: fromDrizzle(db, sql) });
    },
  };
}

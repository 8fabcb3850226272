import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** How often something was tried in a stretch of time: by account, by network, and by everybody together. */
export const attempts = pgTable(
  'attempts',
  {
    /** `sign-in:account:…`, with the account or network as a digest. */
    bucket: text('bucket').notNull(),
    since: timestamp('since', { withTimezone: true }).notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.bucket, table.since] }), index('attempts_oldest').on(table.since)],
);

/** Answers already given to forms and calls that carried a key: the second sending gets the first one's answer. */
export const answeredKeys = pgTable(
  'answered_keys',
  {
    key: uuid('key').notNull(),
    /** The person, or a digest of a visitor's network: a stranger who guesses a key learns nothing. */
    sender: text('sender').notNull(),
    address: text('address').notNull(),
    /** SHA-256 of what was sent: another content under the same key is no repetition. */
    digest: text('digest'),
    location: text('location'),
    /** What the JSON face answered, so that it can be said again. */
    answer: jsonb('answer').$type<unknown>(),
    at: timestamp('at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
  },
  (table) => [
    primaryKey({ columns: [table.key, table.sender, table.address] }),
    index('answered_keys_oldest').on(table.at),
  ],
);

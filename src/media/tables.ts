import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A file that someone gave. Its content lies once, under its SHA-256, in the data folder. */
export const media = pgTable(
  'media',
  {
    id: uuid('id').primaryKey(),
    /** SHA-256 of the stored content, hexadecimal. */
    digest: text('digest').notNull(),
    /** Type by content, never by name. */
    type: text('type').notNull(),
    bytes: integer('bytes').notNull(),
    name: text('name').notNull(),
    givenBy: uuid('given_by'),
    at: timestamp('at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
  },
  (table) => [index('media_digest').on(table.digest)],
);

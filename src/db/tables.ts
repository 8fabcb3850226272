import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** What happened in the network, in order: append-only. People and things stand here by id, so that erasing a person leaves it whole. */
export const records = pgTable(
  'records',
  {
    id: uuid('id').primaryKey(),
    kind: text('kind').notNull(),
    about: jsonb('about').$type<Record<string, string | number>>().notNull(),
    personId: uuid('person_id'),
    mandateId: uuid('mandate_id'),
    at: timestamp('at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
  },
  (table) => [index('records_newest_first').on(table.at.desc(), table.id.desc())],
);

import { sql } from 'drizzle-orm';
import { jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** What a file last said of each entry, field by field: so that a later file can tell its own changes from those of the desk. */
export const importedEntries = pgTable(
  'imported_entries',
  {
    kind: text('kind').$type<'members' | 'offices'>().notNull(),
    slug: text('slug').notNull(),
    fields: jsonb('fields').$type<Record<string, string>>().notNull(),
    at: timestamp('at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
  },
  (table) => [primaryKey({ columns: [table.kind, table.slug] })],
);

/** A file on the desk between its dry run and its being carried out. */
export const imports = pgTable('imports', {
  id: uuid('id').primaryKey(),
  kind: text('kind').$type<'members' | 'offices'>().notNull(),
  fileName: text('file_name').notNull(),
  /** SHA-256 of the file's content in the data folder. */
  digest: text('digest').notNull(),
  givenBy: uuid('given_by').notNull(),
  report: jsonb('report').$type<unknown>().notNull(),
  at: timestamp('at', { withTimezone: true })
    .notNull()
    .default(sql`serai_clock()`),
  carriedOutAt: timestamp('carried_out_at', { withTimezone: true }),
});

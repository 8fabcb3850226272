import type { Language } from '#i18n/languages.ts';
import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** A server that holds part of a network: this one, and later those of offices that run their own. */
export const nodes = pgTable('nodes', {
  id: uuid('id').primaryKey(),
  origin: text('origin').notNull().unique('nodes_origin'),
  createdAt: timestamp('created_at', { withTimezone: true })
    .notNull()
    .default(sql`serai_clock()`),
});

/** The association on this node. There is at most one: `only` is its seat. */
export const networks = pgTable(
  'networks',
  {
    id: uuid('id').primaryKey(),
    only: integer('only').notNull().default(1).unique('networks_only_one'),
    nodeId: uuid('node_id')
      .notNull()
      .references(() => nodes.id),
    acronym: text('acronym'),
    founded: integer('founded'),
    languages: text('languages').array().$type<Language[]>().notNull(),
    timeZone: text('time_zone').notNull(),
    /** Hue in degrees of the network's first colour; null keeps lapis. */
    hue: integer('hue'),
    accentHue: integer('accent_hue'),
    /** Set while this node shows the invented example. */
    exampleSince: timestamp('example_since', { withTimezone: true }),
    revision: integer('revision').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
  },
  (table) => [check('networks_only', sql`${table.only} = 1`)],
);

export const networkTexts = pgTable(
  'network_texts',
  {
    networkId: uuid('network_id')
      .notNull()
      .references(() => networks.id),
    language: text('language').$type<Language>().notNull(),
    name: text('name').notNull(),
    summary: text('summary'),
    purpose: text('purpose'),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.language] })],
);

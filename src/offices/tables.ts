import type { Delegation } from '#core/viewer.ts';
import type { Language } from '#i18n/languages.ts';
import type { PartialDate } from '#i18n/partial-date.ts';
import { nodes } from '#network/tables.ts';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import type { OfficeKind, OfficeState } from './office.ts';

export const offices = pgTable(
  'offices',
  {
    id: uuid('id').primaryKey(),
    nodeId: uuid('node_id')
      .notNull()
      .references(() => nodes.id),
    slug: text('slug').notNull().unique('offices_slug'),
    kind: text('kind').$type<OfficeKind>().notNull(),
    state: text('state').$type<OfficeState>().notNull(),
    opened: text('opened').$type<PartialDate>(),
    /** The office that took over the records of a closed one. */
    inheritedBy: uuid('inherited_by').references((): AnyPgColumn => offices.id),
    delegations: text('delegations')
      .array()
      .$type<Delegation[]>()
      .notNull()
      .default(sql`'{members,mandates,imports}'`),
    email: text('email'),
    website: text('website'),
    source: text('source'),
    sample: boolean('sample').notNull().default(false),
    revision: integer('revision').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
  },
  (table) => [
    check('offices_kind', sql`${table.kind} in ('secretariat', 'regional')`),
    check('offices_state', sql`${table.state} in ('planned', 'open', 'closed')`),
    uniqueIndex('offices_one_secretariat')
      .on(table.nodeId)
      .where(sql`${table.kind} = 'secretariat' and ${table.state} <> 'closed'`),
  ],
);

export const officeTexts = pgTable(
  'office_texts',
  {
    officeId: uuid('office_id')
      .notNull()
      .references(() => offices.id),
    language: text('language').$type<Language>().notNull(),
    name: text('name').notNull(),
    summary: text('summary'),
  },
  (table) => [primaryKey({ columns: [table.officeId, table.language] })],
);

/** Each country belongs to one office. Countries without a row belong to the Secretariat. */
export const officeCountries = pgTable(
  'office_countries',
  {
    country: text('country').primaryKey(),
    officeId: uuid('office_id')
      .notNull()
      .references(() => offices.id),
  },
  (table) => [index('office_countries_of_office').on(table.officeId)],
);

/** Every state an office was in, from when, and why. */
export const officeStates = pgTable(
  'office_states',
  {
    id: uuid('id').primaryKey(),
    officeId: uuid('office_id')
      .notNull()
      .references(() => offices.id),
    state: text('state').$type<OfficeState>().notNull(),
    since: text('since').$type<PartialDate>(),
    reason: text('reason'),
    decidedBy: uuid('decided_by'),
    at: timestamp('at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
  },
  (table) => [index('office_states_of_office').on(table.officeId, table.at)],
);

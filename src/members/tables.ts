import type { Language } from '#i18n/languages.ts';
import type { PartialDate } from '#i18n/partial-date.ts';
import { nodes } from '#network/tables.ts';
import { offices } from '#offices/tables.ts';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { MemberKind, MemberState } from './member.ts';

export const members = pgTable(
  'members',
  {
    id: uuid('id').primaryKey(),
    nodeId: uuid('node_id')
      .notNull()
      .references(() => nodes.id),
    slug: text('slug').notNull().unique('members_slug'),
    kind: text('kind').$type<MemberKind>().notNull(),
    /** ISO 3166-1 alpha-2. */
    country: text('country').notNull(),
    /** Degrees, WGS 84. */
    latitude: doublePrecision('latitude').notNull(),
    longitude: doublePrecision('longitude').notNull(),
    population: integer('population'),
    geonamesId: integer('geonames_id'),
    /** BCP 47 tags of the languages the member works in. */
    languages: text('languages').array().notNull(),
    officeId: uuid('office_id')
      .notNull()
      .references(() => offices.id),
    /** The office that sits in this city, if one does. */
    hostsOfficeId: uuid('hosts_office_id').references(() => offices.id),
    joined: text('joined').$type<PartialDate>(),
    state: text('state').$type<MemberState>().notNull(),
    duesPaidUntil: date('dues_paid_until'),
    founding: boolean('founding').notNull().default(false),
    website: text('website'),
    /** Where the membership is stated. */
    source: text('source'),
    /** True for an entry that is invented for the example. */
    sample: boolean('sample').notNull().default(false),
    /** The generated mark: pair + 216 x ground, given once and never changed. */
    look: integer('look').notNull(),
    revision: integer('revision').notNull().default(1),
    createdAt: timestamp('created_at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
  },
  (table) => [
    check('members_kind', sql`${table.kind} in ('city', 'organization', 'institute')`),
    check('members_state', sql`${table.state} in ('applicant', 'associate', 'full', 'suspended', 'withdrawn')`),
    check('members_latitude', sql`${table.latitude} between -90 and 90`),
    check('members_longitude', sql`${table.longitude} between -180 and 180`),
    check('members_joined', sql`${table.joined} ~ '^[0-9]{4}(-[0-9]{2}){0,2}$'`),
    // Who is near: read in the order of the distance from a point.
    index('members_by_place').using('gist', sql`point(${table.longitude}, ${table.latitude})`),
    index('members_of_office').on(table.officeId, table.slug),
    index('members_of_country').on(table.country, table.slug),
    index('members_latest').on(table.joined.desc().nullsLast(), table.slug),
  ],
);

export const memberTexts = pgTable(
  'member_texts',
  {
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    language: text('language').$type<Language>().notNull(),
    name: text('name').notNull(),
    summary: text('summary'),
    needs: text('needs'),
    offers: text('offers'),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.language] }),
    index('member_texts_en')
      .on(sql`${table.name} collate "en-x-icu"`, table.memberId)
      .where(sql`${table.language} = 'en'`),
    index('member_texts_fa')
      .on(sql`${table.name} collate "fa-x-icu"`, table.memberId)
      .where(sql`${table.language} = 'fa'`),
    index('member_texts_ko')
      .on(sql`${table.name} collate "ko-x-icu"`, table.memberId)
      .where(sql`${table.language} = 'ko'`),
  ],
);

/** Every state a member was in: from when, by whose decision, and why. */
export const memberStates = pgTable(
  'member_states',
  {
    id: uuid('id').primaryKey(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    state: text('state').$type<MemberState>().notNull(),
    since: text('since').$type<PartialDate>(),
    reason: text('reason'),
    decidedBy: uuid('decided_by'),
    at: timestamp('at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
  },
  (table) => [index('member_states_of_member').on(table.memberId, table.at)],
);

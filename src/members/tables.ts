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
    /** The square of the world grid it lies in, A1 to X12, as the index prints it. */
    square: text('square')
      .notNull()
      .generatedAlwaysAs(sql`world_square(latitude, longitude)`),
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
    index('members_of_square').on(table.square, table.slug),
    index('members_hosting')
      .on(table.hostsOfficeId, table.slug)
      .where(sql`${table.hostsOfficeId} is not null`),
    // The largest members of an office, for its window on the home page.
    index('members_largest').on(table.officeId, table.population.desc().nullsLast(), table.slug),
    index('members_latest').on(table.joined.desc().nullsLast(), table.slug),
  ],
);

/**
 * How many members there are of each sort and where, kept by a trigger on `members`: lists and maps add up these few rows, however
 * many members a network has. The sums of degrees tell the middle of a square; longitudes are counted from the map's own meridian.
 */
export const memberCounts = pgTable(
  'member_counts',
  {
    officeId: uuid('office_id').notNull(),
    country: text('country').notNull(),
    kind: text('kind').$type<MemberKind>().notNull(),
    state: text('state').$type<MemberState>().notNull(),
    languages: text('languages').array().notNull(),
    square: text('square').notNull(),
    members: integer('members').notNull(),
    latitudes: doublePrecision('latitudes').notNull(),
    longitudes: doublePrecision('longitudes').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'member_counts_sort',
      columns: [table.officeId, table.country, table.kind, table.state, table.square, table.languages],
    }),
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
    /** All of it as search compares it. */
    plain: text('plain')
      .notNull()
      .generatedAlwaysAs(sql`plain_words(name, summary, needs, offers)`),
  },
  (table) => [
    primaryKey({ columns: [table.memberId, table.language] }),
    index('member_texts_plain').using('gin', table.plain.op('gin_trgm_ops')),
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

/** How many members have a name in a language, kept by a trigger on `member_texts`: where all have one, none is looked for. */
export const memberTextCounts = pgTable('member_text_counts', {
  language: text('language').$type<Language>().primaryKey(),
  members: integer('members').notNull(),
});

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

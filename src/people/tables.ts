import type { Calendar } from '#i18n/locale.ts';
import type { Language } from '#i18n/languages.ts';
import { sql } from 'drizzle-orm';
import { boolean, customType, index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });

export const people = pgTable('people', {
  id: uuid('id').primaryKey(),
  /** Lower case; how a person is found when signing in. Never shown to others. */
  email: text('email').notNull().unique('people_email'),
  /** In Latin letters, as an international programme would print it. */
  name: text('name').notNull(),
  /** In the person's own script, shown on pages of that language. */
  nameNative: text('name_native'),
  nativeLanguage: text('native_language').$type<Language>(),
  language: text('language').$type<Language>(),
  timeZone: text('time_zone'),
  calendar: text('calendar').$type<Calendar>(),
  telephone: text('telephone'),
  /** When the person agreed that visitors read the name. */
  namePublicAt: timestamp('name_public_at', { withTimezone: true }),
  /** When the person agreed that members read e-mail address and telephone. */
  contactSharedAt: timestamp('contact_shared_at', { withTimezone: true }),
  invitedAt: timestamp('invited_at', { withTimezone: true })
    .notNull()
    .default(sql`serai_clock()`),
  activatedAt: timestamp('activated_at', { withTimezone: true }),
  deactivatedAt: timestamp('deactivated_at', { withTimezone: true }),
  /** Of the Secretariat; null for whoever sat at the machine. */
  deactivatedBy: uuid('deactivated_by'),
  deactivationReason: text('deactivation_reason'),
  sample: boolean('sample').notNull().default(false),
});

/** One browser in which a person is signed in. Only the SHA-256 of the cookie is kept. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    tokenHash: bytes('token_hash').notNull().unique('sessions_token_hash'),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** The mandate chosen in this browser, at sign-in the first; null for whoever had none then. */
    mandateId: uuid('mandate_id'),
    device: text('device'),
    createdAt: timestamp('created_at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
    seenAt: timestamp('seen_at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [index('sessions_of_person').on(table.personId, table.createdAt)],
);

/** A one-time link: for signing in, for an invitation, or to an address that a person wants to use. Only its SHA-256 is kept. */
export const links = pgTable(
  'links',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    purpose: text('purpose').$type<'sign-in' | 'invitation' | 'address'>().notNull(),
    /** The address that the person asked to sign in with from now on; lower case. */
    email: text('email'),
    /** Where the person wanted to go: an own path. */
    next: text('next'),
    createdAt: timestamp('created_at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    usedAt: timestamp('used_at', { withTimezone: true }),
  },
  (table) => [index('links_of_person').on(table.personId), index('links_expiring').on(table.expiresAt)],
);

/** A bearer token of the JSON face: for one person under one mandate. */
export const tokens = pgTable(
  'tokens',
  {
    tokenHash: bytes('token_hash').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    mandateId: uuid('mandate_id'),
    createdAt: timestamp('created_at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (table) => [index('tokens_of_person').on(table.personId)],
);

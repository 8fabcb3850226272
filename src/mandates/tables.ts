import type { Role } from '#core/roles.ts';
import type { Language } from '#i18n/languages.ts';
import { media } from '#media/tables.ts';
import { members } from '#members/tables.ts';
import { offices } from '#offices/tables.ts';
import { people } from '#people/tables.ts';
import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Ending } from './mandate.ts';

/**
 * A person speaks for a member or an office, in a role, from a day until a day.
 * Pending until confirmed; current within its days; ended by its last day or by a decision.
 */
export const mandates = pgTable(
  'mandates',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    memberId: uuid('member_id').references(() => members.id),
    officeId: uuid('office_id').references(() => offices.id),
    role: text('role').$type<Role>().notNull(),
    /** The name as whoever appointed typed it; it stands here until the person takes the mandate up. */
    typedName: text('typed_name'),
    typedNameNative: text('typed_name_native'),
    typedNativeLanguage: text('typed_native_language').$type<Language>(),
    fromDay: date('from_day').notNull(),
    untilDay: date('until_day'),
    letterId: uuid('letter_id').references(() => media.id),
    givenAt: timestamp('given_at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
    givenBy: uuid('given_by'),
    /** The last day on which a proposed one can be answered; null where none was asked for. */
    answerBy: date('answer_by'),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
    confirmedBy: uuid('confirmed_by'),
    /** When the person took it up: with the invitation, or by speaking under it. */
    acceptedAt: timestamp('accepted_at', { withTimezone: true }),
    /** When those who may confirm were written to once more. */
    remindedAt: timestamp('reminded_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endedBy: uuid('ended_by'),
    endReason: text('end_reason'),
    /** How it came to its end; null while it has not, and where it simply ended. */
    ending: text('ending').$type<Ending>(),
  },
  (table) => [
    check('mandates_for_one', sql`num_nonnulls(${table.memberId}, ${table.officeId}) = 1`),
    check('mandates_days', sql`${table.untilDay} >= ${table.fromDay}`),
    check('mandates_answered_by', sql`num_nonnulls(${table.confirmedAt}, ${table.endedAt}, ${table.answerBy}) > 0`),
    index('mandates_of_person').on(table.personId),
    index('mandates_of_member').on(table.memberId, table.fromDay),
    index('mandates_of_office').on(table.officeId, table.fromDay),
    index('mandates_pending')
      .on(table.answerBy)
      .where(sql`${table.confirmedAt} is null and ${table.endedAt} is null`),
    uniqueIndex('mandates_once')
      .on(table.personId, sql`coalesce(${table.memberId}, ${table.officeId})`, table.role, table.fromDay)
      .where(sql`${table.endedAt} is null`),
  ],
);

/** What the person is at home in one language: "Mayor", «شهردار». */
export const mandateTexts = pgTable(
  'mandate_texts',
  {
    mandateId: uuid('mandate_id')
      .notNull()
      .references(() => mandates.id),
    language: text('language').$type<Language>().notNull(),
    title: text('title').notNull(),
  },
  (table) => [primaryKey({ columns: [table.mandateId, table.language] })],
);

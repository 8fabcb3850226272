import type { Role } from '#core/roles.ts';
import { media } from '#media/tables.ts';
import { members } from '#members/tables.ts';
import { offices } from '#offices/tables.ts';
import { people } from '#people/tables.ts';
import { sql } from 'drizzle-orm';
import { check, date, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';

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
    /** What the person is at home, in their own words: "Mayor", "Head of green spaces". */
    title: text('title'),
    fromDay: date('from_day').notNull(),
    untilDay: date('until_day'),
    letterId: uuid('letter_id').references(() => media.id),
    givenAt: timestamp('given_at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
    givenBy: uuid('given_by'),
    confirmedAt: timestamp('confirmed_at', { withTimezone: true }),
    confirmedBy: uuid('confirmed_by'),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    endedBy: uuid('ended_by'),
    endReason: text('end_reason'),
  },
  (table) => [
    check('mandates_for_one', sql`num_nonnulls(${table.memberId}, ${table.officeId}) = 1`),
    check('mandates_days', sql`${table.untilDay} >= ${table.fromDay}`),
    index('mandates_of_person').on(table.personId),
    index('mandates_of_member').on(table.memberId, table.fromDay),
    index('mandates_of_office').on(table.officeId, table.fromDay),
    index('mandates_pending')
      .on(table.givenAt)
      .where(sql`${table.confirmedAt} is null and ${table.endedAt} is null`),
    uniqueIndex('mandates_once')
      .on(table.personId, sql`coalesce(${table.memberId}, ${table.officeId})`, table.role, table.fromDay)
      .where(sql`${table.endedAt} is null`),
  ],
);

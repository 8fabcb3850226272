import type { Language } from '#i18n/languages.ts';
import { people } from '#people/tables.ts';
import { sql } from 'drizzle-orm';
import { index, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Letters to people, written in the transaction that is their reason, sent by the worker. */
export const mails = pgTable(
  'mails',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').references(() => people.id),
    recipient: text('recipient').notNull(),
    language: text('language').$type<Language>().notNull(),
    subject: text('subject').notNull(),
    /** Null once sent by SMTP: a link in it is a key. */
    text: text('text'),
    html: text('html'),
    writtenAt: timestamp('written_at', { withTimezone: true })
      .notNull()
      .default(sql`serai_clock()`),
    sentAt: timestamp('sent_at', { withTimezone: true }),
    failedAt: timestamp('failed_at', { withTimezone: true }),
    failure: text('failure'),
  },
  (table) => [index('mails_newest').on(table.writtenAt.desc())],
);

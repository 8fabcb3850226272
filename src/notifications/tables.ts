import { instant, now } from '#db/columns.ts';
import type { AnnouncementKind } from '#core/announcements.ts';
import { people } from '#people/tables.ts';
import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { NotificationKind, Post } from './notification.ts';

/** One thing that a person is told: of what was announced, and why it reaches them. */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    /** The record of what happened. */
    recordId: uuid('record_id').notNull(),
    kind: text('kind').$type<NotificationKind>().notNull(),
    announcement: text('announcement').$type<AnnouncementKind>().notNull(),
    about: jsonb('about').notNull(),
    at: instant('at').notNull().default(now),
    readAt: instant('read_at'),
  },
  (table) => [
    uniqueIndex('notifications_once').on(table.recordId, table.personId),
    index('notifications_of_person').on(table.personId, table.id),
    index('notifications_unread')
      .on(table.personId)
      .where(sql`${table.readAt} is null`),
  ],
);

/** How a person wants to be told of a kind of thing, where it is not the usual way. */
export const notificationSettings = pgTable(
  'notification_settings',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    kind: text('kind').$type<NotificationKind>().notNull(),
    post: text('post').$type<Post>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.kind] })],
);

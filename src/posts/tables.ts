import { instant, now } from '#db/columns.ts';
import { groups } from '#groups/tables.ts';
import type { Language } from '#i18n/languages.ts';
import { mandates } from '#mandates/tables.ts';
import { media } from '#media/tables.ts';
import { members } from '#members/tables.ts';
import { offices } from '#offices/tables.ts';
import { people } from '#people/tables.ts';
import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';

/** A short text for the group, said by a person, for a member or an office, under a mandate. */
export const groupPosts = pgTable(
  'group_posts',
  {
    id: uuid('id').primaryKey(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    mandateId: uuid('mandate_id').references(() => mandates.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    memberId: uuid('member_id').references(() => members.id),
    officeId: uuid('office_id').references(() => offices.id),
    language: text('language').$type<Language>().notNull(),
    text: text('text').notNull(),
    at: instant('at').notNull().default(now),
    editedAt: instant('edited_at'),
    hiddenAt: instant('hidden_at'),
    hiddenBy: uuid('hidden_by'),
    hideReason: text('hide_reason'),
  },
  (table) => [
    check('group_posts_for_one', sql`num_nonnulls(${table.memberId}, ${table.officeId}) = 1`),
    index('group_posts_of_group').on(table.groupId, table.id),
  ],
);

/** What a post said before it was edited. */
export const groupPostRevisions = pgTable(
  'group_post_revisions',
  {
    id: uuid('id').primaryKey(),
    postId: uuid('post_id')
      .notNull()
      .references(() => groupPosts.id),
    text: text('text').notNull(),
    /** Until when it stood so. */
    until: instant('until').notNull().default(now),
  },
  (table) => [index('group_post_revisions_of_post').on(table.postId, table.id)],
);

/** A file of the group: laid among its documents, or attached to a post. */
export const groupDocuments = pgTable(
  'group_documents',
  {
    id: uuid('id').primaryKey(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    postId: uuid('post_id').references(() => groupPosts.id),
    mediaId: uuid('media_id')
      .notNull()
      .references(() => media.id),
    title: text('title').notNull(),
    language: text('language').$type<Language>().notNull(),
    memberId: uuid('member_id').references(() => members.id),
    officeId: uuid('office_id').references(() => offices.id),
    addedBy: uuid('added_by'),
    at: instant('at').notNull().default(now),
    removedAt: instant('removed_at'),
    removedBy: uuid('removed_by'),
  },
  (table) => [
    index('group_documents_of_group').on(table.groupId, table.id),
    index('group_documents_of_post').on(table.postId),
  ],
);

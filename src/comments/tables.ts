import { instant, now } from '#db/columns.ts';
import type { Language } from '#i18n/languages.ts';
import { mandates } from '#mandates/tables.ts';
import { members } from '#members/tables.ts';
import { offices } from '#offices/tables.ts';
import { people } from '#people/tables.ts';
import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { SubjectKind } from './comment.ts';

/** A word on a published thing, said by a person, for a member or an office, under a mandate. */
export const comments = pgTable(
  'comments',
  {
    id: uuid('id').primaryKey(),
    subjectKind: text('subject_kind').$type<SubjectKind>().notNull(),
    subjectId: uuid('subject_id').notNull(),
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
    check('comments_for_one', sql`num_nonnulls(${table.memberId}, ${table.officeId}) = 1`),
    index('comments_of_subject').on(table.subjectId, table.id),
  ],
);

/** What a comment said before it was edited. */
export const commentRevisions = pgTable(
  'comment_revisions',
  {
    id: uuid('id').primaryKey(),
    commentId: uuid('comment_id')
      .notNull()
      .references(() => comments.id),
    text: text('text').notNull(),
    until: instant('until').notNull().default(now),
  },
  (table) => [index('comment_revisions_of_comment').on(table.commentId, table.id)],
);

/** A member or a person whom somebody's words name with an @; of a post or a comment. */
export const mentions = pgTable(
  'mentions',
  {
    id: uuid('id').primaryKey(),
    /** Of the post or the comment in which they are named. */
    inId: uuid('in_id').notNull(),
    memberId: uuid('member_id').references(() => members.id),
    personId: uuid('person_id').references(() => people.id),
    at: instant('at').notNull().default(now),
  },
  (table) => [
    check('mentions_one', sql`num_nonnulls(${table.memberId}, ${table.personId}) = 1`),
    uniqueIndex('mentions_once').on(table.inId, sql`coalesce(${table.memberId}, ${table.personId})`),
  ],
);

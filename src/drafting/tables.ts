import { instant, now } from '#db/columns.ts';
import type { Language } from '#i18n/languages.ts';
import { mandates } from '#mandates/tables.ts';
import { people } from '#people/tables.ts';
import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Party, Verdict } from './drafted-text.ts';

/** One text that two parties draft together: what is being written now, and whose turn it is. */
export const draftedTexts = pgTable(
  'drafted_texts',
  {
    id: uuid('id').primaryKey(),
    language: text('language').$type<Language>().notNull(),
    /** The working text, as it was last saved. */
    body: text('body').notNull(),
    /** Counts the savings: who saves says which one they began from. */
    revision: integer('revision').notNull().default(1),
    savedAt: instant('saved_at').notNull().default(now),
    savedBy: uuid('saved_by').references(() => people.id),
    /** Whose turn it is to write, until when; nobody's once that has passed. */
    turnOf: uuid('turn_of').references(() => people.id),
    turnParty: text('turn_party').$type<Party>(),
    turnUntil: instant('turn_until'),
    /** Who has asked for the turn while it was another's. */
    askedBy: uuid('asked_by').references(() => people.id),
    askedAt: instant('asked_at'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    check('drafted_texts_turn', sql`num_nonnulls(${table.turnOf}, ${table.turnParty}, ${table.turnUntil}) in (0, 3)`),
    check('drafted_texts_asked', sql`num_nonnulls(${table.askedBy}, ${table.askedAt}) in (0, 2)`),
  ],
);

/** A state of the text that was set down with a number, for both parties to agree to. Never changed. */
export const textVersions = pgTable(
  'text_versions',
  {
    textId: uuid('text_id')
      .notNull()
      .references(() => draftedTexts.id),
    number: integer('number').notNull(),
    body: text('body').notNull(),
    /** What is new in it, in the writer's words. */
    note: text('note'),
    party: text('party').$type<Party>().notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    mandateId: uuid('mandate_id').references(() => mandates.id),
    at: instant('at').notNull().default(now),
  },
  (table) => [
    primaryKey({ columns: [table.textId, table.number] }),
    check('text_versions_number', sql`${table.number} > 0`),
  ],
);

/** What a party said of a version. It counts while no later version stands, and the last word of a party is its word. */
export const versionVerdicts = pgTable(
  'version_verdicts',
  {
    id: uuid('id').primaryKey(),
    textId: uuid('text_id').notNull(),
    number: integer('number').notNull(),
    party: text('party').$type<Party>().notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    /** What should change. */
    reason: text('reason'),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    mandateId: uuid('mandate_id').references(() => mandates.id),
    at: instant('at').notNull().default(now),
  },
  (table) => [
    foreignKey({
      name: 'version_verdicts_version',
      columns: [table.textId, table.number],
      foreignColumns: [textVersions.textId, textVersions.number],
    }),
    check('version_verdicts_reason', sql`${table.verdict} = 'agreed' or ${table.reason} is not null`),
    index('version_verdicts_of_version').on(table.textId, table.number, table.party, table.id),
  ],
);

/** A remark on a passage of a version, with its answers, until somebody says that it is settled. */
export const passageComments = pgTable(
  'passage_comments',
  {
    id: uuid('id').primaryKey(),
    textId: uuid('text_id').notNull(),
    number: integer('number').notNull(),
    /** The paragraph's place in that version, from 1. */
    paragraph: integer('paragraph').notNull(),
    /** The words that it is about; null for the whole paragraph. */
    quote: text('quote'),
    /** The remark that this one answers. */
    answerTo: uuid('answer_to'),
    text: text('text').notNull(),
    language: text('language').$type<Language>().notNull(),
    party: text('party').$type<Party>().notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    mandateId: uuid('mandate_id').references(() => mandates.id),
    at: instant('at').notNull().default(now),
    settledAt: instant('settled_at'),
    settledBy: uuid('settled_by'),
  },
  (table) => [
    foreignKey({
      name: 'passage_comments_version',
      columns: [table.textId, table.number],
      foreignColumns: [textVersions.textId, textVersions.number],
    }),
    foreignKey({ name: 'passage_comments_answer', columns: [table.answerTo], foreignColumns: [table.id] }),
    check('passage_comments_paragraph', sql`${table.paragraph} > 0`),
    index('passage_comments_of_text').on(table.textId, table.number, table.paragraph, table.id),
    index('passage_comments_answers').on(table.answerTo),
  ],
);

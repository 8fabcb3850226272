import { instant, now } from '#db/columns.ts';
import { draftedTexts, type textVersions } from '#drafting/tables.ts';
import { groups } from '#groups/tables.ts';
import type { Language } from '#i18n/languages.ts';
import { mandates } from '#mandates/tables.ts';
import { media } from '#media/tables.ts';
import { members } from '#members/tables.ts';
import { nodes } from '#network/tables.ts';
import { people } from '#people/tables.ts';
import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Aim, DecidingBody, ProposalState } from './proposal.ts';

type Party = (typeof textVersions.$inferSelect)['party'];

export const proposals = pgTable(
  'proposals',
  {
    id: uuid('id').primaryKey(),
    nodeId: uuid('node_id')
      .notNull()
      .references(() => nodes.id),
    /** Given in turn at submission: 31 is P-031. */
    number: integer('number').unique('proposals_number'),
    /** Given at submission; a draft has its id. */
    slug: text('slug').unique('proposals_slug'),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    state: text('state').$type<ProposalState>().notNull(),
    /** The language in which it was written; other texts are translations. */
    language: text('language').$type<Language>().notNull(),
    aim: text('aim').$type<Aim>().notNull(),
    /** When the member would like it to be decided. */
    decisionWantedBy: date('decision_wanted_by'),
    /** Until when the step that is next should be taken, with the zone in which it was said; null where no day was set. */
    dueAt: instant('due_at'),
    dueZone: text('due_zone'),
    /** When those who are to act were written to once more. */
    remindedAt: instant('reminded_at'),
    /** The model text, from the joint drafting on. */
    textId: uuid('text_id').references(() => draftedTexts.id),
    /** The version that both agreed and that went before the Board. */
    boardVersion: integer('board_version'),
    revision: integer('revision').notNull().default(1),
    sample: boolean('sample').notNull().default(false),
    createdBy: uuid('created_by').references(() => people.id),
    createdAt: instant('created_at').notNull().default(now),
    /** When it last came into another state. */
    stateAt: instant('state_at').notNull().default(now),
  },
  (table) => [
    check(
      'proposals_state',
      sql`${table.state} in ('draft', 'submitted', 'under-consideration', 'joint-drafting', 'before-the-board', 'adopted', 'rejected', 'withdrawn', 'carried-out')`,
    ),
    check('proposals_aim', sql`${table.aim} in ('groups', 'rule')`),
    check('proposals_due', sql`num_nonnulls(${table.dueAt}, ${table.dueZone}) in (0, 2)`),
    check(
      'proposals_submitted',
      sql`${table.state} in ('draft', 'withdrawn') or num_nonnulls(${table.number}, ${table.slug}) = 2`,
    ),
    index('proposals_of_member').on(table.memberId, table.stateAt),
    index('proposals_of_text').on(table.textId),
    index('proposals_in_state').on(table.state, table.stateAt, table.id),
    index('proposals_due')
      .on(table.dueAt)
      .where(sql`${table.dueAt} is not null`),
  ],
);

export const proposalTexts = pgTable(
  'proposal_texts',
  {
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id),
    language: text('language').$type<Language>().notNull(),
    title: text('title').notNull(),
    request: text('request').notNull(),
    reason: text('reason'),
  },
  (table) => [primaryKey({ columns: [table.proposalId, table.language] })],
);

/** Every step that was taken: by whom, for whom, and why. */
export const proposalSteps = pgTable(
  'proposal_steps',
  {
    id: uuid('id').primaryKey(),
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id),
    state: text('state').$type<ProposalState>().notNull(),
    reason: text('reason'),
    reasonLanguage: text('reason_language').$type<Language>(),
    personId: uuid('person_id').references(() => people.id),
    mandateId: uuid('mandate_id').references(() => mandates.id),
    at: instant('at').notNull().default(now),
  },
  (table) => [index('proposal_steps_of_proposal').on(table.proposalId, table.at)],
);

/** Who drafts for a party: a person under a mandate. */
export const proposalStaff = pgTable(
  'proposal_staff',
  {
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id),
    mandateId: uuid('mandate_id')
      .notNull()
      .references(() => mandates.id),
    party: text('party').$type<Party>().notNull(),
    namedAt: instant('named_at').notNull().default(now),
    namedBy: uuid('named_by'),
  },
  (table) => [
    primaryKey({ columns: [table.proposalId, table.mandateId] }),
    index('proposal_staff_of_mandate').on(table.mandateId),
  ],
);

/** A city supports what another proposes; one endorsement for each city at a time. */
export const endorsements = pgTable(
  'endorsements',
  {
    id: uuid('id').primaryKey(),
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    personId: uuid('person_id').references(() => people.id),
    mandateId: uuid('mandate_id').references(() => mandates.id),
    at: instant('at').notNull().default(now),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: uuid('withdrawn_by'),
  },
  (table) => [
    uniqueIndex('endorsements_once')
      .on(table.proposalId, table.memberId)
      .where(sql`${table.withdrawnAt} is null`),
    index('endorsements_of_member').on(table.memberId),
  ],
);

/** A question of one party to the other, and its answer. */
export const proposalQuestions = pgTable(
  'proposal_questions',
  {
    id: uuid('id').primaryKey(),
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id),
    askedBy: text('asked_by').$type<Party>().notNull(),
    question: text('question').notNull(),
    language: text('language').$type<Language>().notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    mandateId: uuid('mandate_id').references(() => mandates.id),
    at: instant('at').notNull().default(now),
    answer: text('answer'),
    answerLanguage: text('answer_language').$type<Language>(),
    answeredBy: uuid('answered_by').references(() => people.id),
    answerMandateId: uuid('answer_mandate_id').references(() => mandates.id),
    answeredAt: instant('answered_at'),
  },
  (table) => [
    check(
      'proposal_questions_answered',
      sql`num_nonnulls(${table.answer}, ${table.answerLanguage}, ${table.answeredBy}, ${table.answeredAt}) in (0, 4)`,
    ),
    index('proposal_questions_of_proposal').on(table.proposalId, table.id),
  ],
);

/** A file that belongs to a proposal. */
export const proposalFiles = pgTable(
  'proposal_files',
  {
    id: uuid('id').primaryKey(),
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id),
    mediaId: uuid('media_id')
      .notNull()
      .references(() => media.id),
    title: text('title').notNull(),
    language: text('language').$type<Language>().notNull(),
    addedBy: uuid('added_by').references(() => people.id),
    at: instant('at').notNull().default(now),
    removedAt: instant('removed_at'),
    removedBy: uuid('removed_by'),
  },
  (table) => [index('proposal_files_of_proposal').on(table.proposalId, table.id)],
);

/** The groups that a proposal asks for: drafts until it is adopted, and then what it founded. */
export const proposalGroups = pgTable(
  'proposal_groups',
  {
    proposalId: uuid('proposal_id')
      .notNull()
      .references(() => proposals.id),
    groupId: uuid('group_id')
      .notNull()
      .unique('proposal_groups_group')
      .references(() => groups.id),
  },
  (table) => [primaryKey({ columns: [table.proposalId, table.groupId] })],
);

/** What a body decided, as the Secretariat recorded it. */
export const decisions = pgTable(
  'decisions',
  {
    id: uuid('id').primaryKey(),
    proposalId: uuid('proposal_id')
      .notNull()
      .unique('decisions_proposal')
      .references(() => proposals.id),
    outcome: text('outcome').$type<'adopted' | 'rejected'>().notNull(),
    body: text('body').$type<DecidingBody>().notNull(),
    /** The day of the meeting. */
    day: date('day').notNull(),
    /** As the minutes name it: EB/2026/14. */
    reference: text('reference').notNull(),
    reason: text('reason'),
    reasonLanguage: text('reason_language').$type<Language>(),
    /** The version of the model text that was decided. */
    version: integer('version'),
    recordedBy: uuid('recorded_by').references(() => people.id),
    mandateId: uuid('mandate_id').references(() => mandates.id),
    recordedAt: instant('recorded_at').notNull().default(now),
  },
  (table) => [
    check('decisions_outcome', sql`${table.outcome} in ('adopted', 'rejected')`),
    check('decisions_reasons', sql`${table.outcome} = 'adopted' or ${table.reason} is not null`),
    index('decisions_by_day').on(table.day, table.id),
  ],
);

import { instant, now } from '#db/columns.ts';
import type { Language } from '#i18n/languages.ts';
import type { PartialDate } from '#i18n/partial-date.ts';
import { members } from '#members/tables.ts';
import { mandates } from '#mandates/tables.ts';
import { nodes } from '#network/tables.ts';
import { offices } from '#offices/tables.ts';
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
import type { GroupKind, GroupState, JoinMode, MomentKind, Visibility } from './group.ts';

export const groups = pgTable(
  'groups',
  {
    id: uuid('id').primaryKey(),
    nodeId: uuid('node_id')
      .notNull()
      .references(() => nodes.id),
    /** Given when it is founded; a draft has its id. */
    slug: text('slug').unique('groups_slug'),
    kind: text('kind').$type<GroupKind>().notNull(),
    state: text('state').$type<GroupState>().notNull(),
    joinMode: text('join_mode').$type<JoinMode>().notNull(),
    visibility: text('visibility').$type<Visibility>().notNull(),
    /** The member that leads it, and to which it belongs. */
    leadId: uuid('lead_id')
      .notNull()
      .references(() => members.id),
    coLeadId: uuid('co_lead_id').references(() => members.id),
    termFrom: date('term_from'),
    termUntil: date('term_until'),
    revision: integer('revision').notNull().default(1),
    /** True for one that is invented for the example. */
    sample: boolean('sample').notNull().default(false),
    createdBy: uuid('created_by'),
    createdAt: instant('created_at').notNull().default(now),
  },
  (table) => [
    check('groups_kind', sql`${table.kind} in ('forum', 'working-group', 'task-force')`),
    check('groups_state', sql`${table.state} in ('draft', 'active', 'dormant', 'closed')`),
    check('groups_join_mode', sql`${table.joinMode} in ('open', 'approval', 'invitation')`),
    check('groups_visibility', sql`${table.visibility} in ('public', 'network', 'group')`),
    check('groups_term', sql`${table.termUntil} >= ${table.termFrom}`),
    check('groups_two_leads', sql`${table.coLeadId} <> ${table.leadId}`),
    check('groups_named', sql`${table.state} = 'draft' or ${table.slug} is not null`),
    index('groups_of_lead').on(table.leadId),
    index('groups_of_co_lead').on(table.coLeadId),
  ],
);

/** A charter in one language. */
export const groupTexts = pgTable(
  'group_texts',
  {
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    language: text('language').$type<Language>().notNull(),
    name: text('name').notNull(),
    purpose: text('purpose').notNull(),
    scope: text('scope'),
    rhythm: text('rhythm'),
    reporting: text('reporting'),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.language] })],
);

/** What the work plan promises, in its order. */
export const groupDeliverables = pgTable(
  'group_deliverables',
  {
    id: uuid('id').primaryKey(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    position: integer('position').notNull(),
    due: text('due').$type<PartialDate>(),
    doneAt: instant('done_at'),
    doneBy: uuid('done_by'),
  },
  (table) => [index('group_deliverables_of_group').on(table.groupId, table.position)],
);

export const groupDeliverableTexts = pgTable(
  'group_deliverable_texts',
  {
    deliverableId: uuid('deliverable_id')
      .notNull()
      .references(() => groupDeliverables.id, { onDelete: 'cascade' }),
    language: text('language').$type<Language>().notNull(),
    title: text('title').notNull(),
  },
  (table) => [primaryKey({ columns: [table.deliverableId, table.language] })],
);

/** Every state a group was in: since when, by whose decision, and why. */
export const groupStates = pgTable(
  'group_states',
  {
    id: uuid('id').primaryKey(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    state: text('state').$type<GroupState>().notNull(),
    reason: text('reason'),
    decidedBy: uuid('decided_by'),
    at: instant('at').notNull().default(now),
  },
  (table) => [index('group_states_of_group').on(table.groupId, table.at)],
);

/** A member's way into a group and out of it; a new one begins with each return. */
export const participations = pgTable(
  'participations',
  {
    id: uuid('id').primaryKey(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    /** What the member says it brings. */
    note: text('note'),
    noteLanguage: text('note_language').$type<Language>(),
    askedAt: instant('asked_at'),
    askedBy: uuid('asked_by'),
    invitedAt: instant('invited_at'),
    invitedBy: uuid('invited_by'),
    joinedAt: instant('joined_at'),
    joinedBy: uuid('joined_by'),
    declinedAt: instant('declined_at'),
    declinedBy: uuid('declined_by'),
    leftAt: instant('left_at'),
    leftBy: uuid('left_by'),
    /** Why it was declined, or left. */
    reason: text('reason'),
  },
  (table) => [
    check('participations_begun', sql`num_nonnulls(${table.askedAt}, ${table.invitedAt}, ${table.joinedAt}) > 0`),
    check('participations_left', sql`${table.leftAt} is null or ${table.joinedAt} is not null`),
    uniqueIndex('participations_once')
      .on(table.groupId, table.memberId)
      .where(sql`${table.declinedAt} is null and ${table.leftAt} is null`),
    index('participations_of_member').on(table.memberId),
  ],
);

/** A person whom a member names for its part in a group. */
export const participants = pgTable(
  'participants',
  {
    participationId: uuid('participation_id')
      .notNull()
      .references(() => participations.id),
    /** The mandate under which the person takes part: when it ends, so does this. */
    mandateId: uuid('mandate_id')
      .notNull()
      .references(() => mandates.id),
    namedAt: instant('named_at').notNull().default(now),
    namedBy: uuid('named_by'),
  },
  (table) => [
    primaryKey({ columns: [table.participationId, table.mandateId] }),
    index('participants_of_mandate').on(table.mandateId),
  ],
);

export const groupFollows = pgTable(
  'group_follows',
  {
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    since: instant('since').notNull().default(now),
  },
  (table) => [
    primaryKey({ columns: [table.groupId, table.personId] }),
    index('group_follows_of_person').on(table.personId),
  ],
);

/** The stream: what happened, each with the member or office that did it and the thing that it is about. */
export const groupMoments = pgTable(
  'group_moments',
  {
    id: uuid('id').primaryKey(),
    groupId: uuid('group_id')
      .notNull()
      .references(() => groups.id),
    kind: text('kind').$type<MomentKind>().notNull(),
    at: instant('at').notNull().default(now),
    memberId: uuid('member_id').references(() => members.id),
    officeId: uuid('office_id').references(() => offices.id),
    /** Of the post, the document or the deliverable. */
    aboutId: uuid('about_id'),
  },
  (table) => [index('group_moments_of_group').on(table.groupId, table.at, table.id)],
);

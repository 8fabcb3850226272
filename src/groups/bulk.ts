import type { Context } from '#core/context.ts';
import {
  groupDeliverables,
  groupDeliverableTexts,
  groupFollows,
  groupMoments,
  groups,
  groupStates,
  groupTexts,
  participants,
  participations,
} from './tables.ts';

/** Groups with all that stands around them, as the files of the example know them; no list is empty. */
export type BulkGroups = {
  groups: (typeof groups.$inferInsert)[];
  texts: (typeof groupTexts.$inferInsert)[];
  deliverables: (typeof groupDeliverables.$inferInsert)[];
  deliverableTexts: (typeof groupDeliverableTexts.$inferInsert)[];
  states: (typeof groupStates.$inferInsert)[];
  participations: (typeof participations.$inferInsert)[];
  participants: (typeof participants.$inferInsert)[];
  follows: (typeof groupFollows.$inferInsert)[];
};

export type BulkMoment = typeof groupMoments.$inferInsert;

/** Many groups come at once with their charters, their cities and whoever follows them; nobody is written to. */
export async function bringGroups({ db }: Context, brought: BulkGroups): Promise<void> {
  await db.insert(groups).values(brought.groups);
  await db.insert(groupTexts).values(brought.texts);
  await db.insert(groupDeliverables).values(brought.deliverables);
  await db.insert(groupDeliverableTexts).values(brought.deliverableTexts);
  await db.insert(groupStates).values(brought.states);
  await db.insert(participations).values(brought.participations);
  await db.insert(participants).values(brought.participants);
  await db.insert(groupFollows).values(brought.follows);
}

/** Writes what happened into the streams of groups. */
export async function bringMoments({ db }: Context, moments: readonly BulkMoment[]): Promise<void> {
  await db.insert(groupMoments).values([...moments]);
}

import type { Context } from '#core/context.ts';
import {
  decisions,
  endorsements,
  proposalFiles,
  proposalGroups,
  proposalQuestions,
  proposals,
  proposalStaff,
  proposalSteps,
  proposalTexts,
} from './tables.ts';

/** Proposals with all that stands around them, as the files of the example know them; no list is empty. */
export type BulkProposals = {
  proposals: (typeof proposals.$inferInsert)[];
  texts: (typeof proposalTexts.$inferInsert)[];
  steps: (typeof proposalSteps.$inferInsert)[];
  staff: (typeof proposalStaff.$inferInsert)[];
  endorsements: (typeof endorsements.$inferInsert)[];
  questions: (typeof proposalQuestions.$inferInsert)[];
  files: (typeof proposalFiles.$inferInsert)[];
  groups: (typeof proposalGroups.$inferInsert)[];
  decisions: (typeof decisions.$inferInsert)[];
};

/** Many proposals come at once with their whole way; the texts and groups that they name are there. Nobody is written to. */
export async function bringProposals({ db }: Context, brought: BulkProposals): Promise<void> {
  await db.insert(proposals).values(brought.proposals);
  await db.insert(proposalTexts).values(brought.texts);
  await db.insert(proposalSteps).values(brought.steps);
  await db.insert(proposalStaff).values(brought.staff);
  await db.insert(endorsements).values(brought.endorsements);
  await db.insert(proposalQuestions).values(brought.questions);
  await db.insert(proposalFiles).values(brought.files);
  await db.insert(proposalGroups).values(brought.groups);
  await db.insert(decisions).values(brought.decisions);
}

import { newId } from '#core/ids.ts';
import { draftedTexts, textVersions, versionVerdicts } from '#drafting/tables.ts';
import { media } from '#media/tables.ts';
import { members } from '#members/tables.ts';
import {
  decisions,
  endorsements,
  proposalFiles,
  proposalQuestions,
  proposals,
  proposalSteps,
  proposalTexts,
} from '#proposals/tables.ts';
import { eq } from 'drizzle-orm';
import { canary, pdf } from './canaries.ts';
import type { World } from './world.ts';

/** What Shiraz asks of the network: a draft of its own, and a proposal that was handed in. */
export type PlantedProposals = {
  /** Only its own people know of it. */
  proposalDraft: string;
  /** Under consideration, with all that members read and visitors do not. */
  openProposal: string;
  /** The Secretariat has not begun with it. */
  submittedProposal: string;
  /** Waits for a decision. */
  boardProposal: string;
  adoptedProposal: string;
  openQuestion: string;
  answeredQuestion: string;
  proposalFile: string;
  removedProposalFile: string;
};

/** Both parties agreed to the text of this one. */
export const agreedProposal = 'shared-roofs';

export async function plantProposals(world: World): Promise<PlantedProposals> {
  const { db } = world;
  const [shiraz] = await db.select().from(members).where(eq(members.slug, 'shiraz'));
  const [seoul] = await db.select().from(members).where(eq(members.slug, 'seoul'));
  const ids = { draft: newId(), open: newId(), rejected: newId() };
  const ofShiraz = { nodeId: shiraz?.nodeId ?? '', memberId: shiraz?.id ?? '', language: 'en', aim: 'groups' } as const;
  await db.insert(proposals).values([
    { ...ofShiraz, id: ids.draft, state: 'draft' },
    { ...ofShiraz, id: ids.open, state: 'under-consideration', number: 601, slug: 'heat-and-water' },
    { ...ofShiraz, id: ids.rejected, state: 'rejected', number: 602, slug: 'rejected-heat' },
  ]);
  await db.insert(proposalTexts).values([
    {
      proposalId: ids.draft,
      language: 'en',
      title: canary('draft proposalTexts.title'),
      request: canary('draft proposalTexts.request'),
      reason: canary('draft proposalTexts.reason'),
    },
    {
      proposalId: ids.open,
      language: 'en',
      title: 'Heat and water',
      request: canary('proposalTexts.request'),
      reason: canary('proposalTexts.reason'),
    },
    { proposalId: ids.rejected, language: 'en', title: 'Heat alone', request: 'Found a group.' },
  ]);
  await db.insert(proposalSteps).values([
    { id: newId(), proposalId: ids.draft, state: 'draft', reason: canary('draft proposalSteps.reason') },
    { id: newId(), proposalId: ids.open, state: 'under-consideration', reason: canary('proposalSteps.reason') },
  ]);
  await db.insert(endorsements).values({ id: newId(), proposalId: ids.open, memberId: seoul?.id ?? '' });
  await db.insert(decisions).values({
    id: newId(),
    proposalId: ids.rejected,
    outcome: 'rejected',
    body: 'executive-board',
    day: '2026-11-20',
    reference: 'EB/2026/13',
    reason: 'A group does this already.',
  });
  const questions = await plantQuestions(world, ids.open);
  await plantAgreed(world, ofShiraz);
  return {
    proposalDraft: ids.draft,
    openProposal: 'heat-and-water',
    ...(await plantOnTheirWay(world, ofShiraz)),
    ...questions,
    ...(await plantFiles(world, ids.open)),
  };
}

/** What stands at other places of its way. */
async function plantOnTheirWay(
  { db }: World,
  ofShiraz: Pick<typeof proposals.$inferInsert, 'nodeId' | 'memberId' | 'language' | 'aim'>,
) {
  const ids = { submitted: newId(), board: newId(), adopted: newId() };
  const planted = { submittedProposal: 'shared-shade', boardProposal: 'shared-wells', adoptedProposal: 'shared-parks' };
  await db.insert(proposals).values([
    { ...ofShiraz, id: ids.submitted, state: 'submitted', number: 603, slug: planted.submittedProposal },
    { ...ofShiraz, id: ids.board, state: 'before-the-board', number: 604, slug: planted.boardProposal },
    { ...ofShiraz, id: ids.adopted, state: 'adopted', number: 605, slug: planted.adoptedProposal },
  ]);
  const text = { language: 'en', request: 'Found a group.' } as const;
  await db.insert(proposalTexts).values([
    { ...text, proposalId: ids.submitted, title: 'Shared shade' },
    { ...text, proposalId: ids.board, title: 'Shared wells' },
    { ...text, proposalId: ids.adopted, title: 'Shared parks' },
  ]);
  await db.insert(decisions).values({
    id: newId(),
    proposalId: ids.adopted,
    outcome: 'adopted',
    body: 'executive-board',
    day: '2026-11-20',
    reference: 'EB/2026/14',
  });
  return planted;
}

/** Its latest version has the word of both parties, so that it can go before the Board. */
async function plantAgreed(
  { db, mayor, secretary }: World,
  ofShiraz: Pick<typeof proposals.$inferInsert, 'nodeId' | 'memberId' | 'language' | 'aim'>,
): Promise<void> {
  const ids = { proposal: newId(), text: newId() };
  const body = 'Cities count their roofs together.';
  await db.insert(draftedTexts).values({ id: ids.text, language: 'en', body });
  await db.insert(proposals).values({
    ...ofShiraz,
    id: ids.proposal,
    state: 'joint-drafting',
    number: 606,
    slug: agreedProposal,
    textId: ids.text,
  });
  await db
    .insert(proposalTexts)
    .values({ proposalId: ids.proposal, language: 'en', title: 'Shared roofs', request: 'Found a group.' });
  const byShiraz = { textId: ids.text, number: 1, party: 'proposer', personId: mayor.personId ?? '' } as const;
  const byNetwork = { textId: ids.text, number: 1, party: 'network', personId: secretary.personId ?? '' } as const;
  await db.insert(textVersions).values({ ...byShiraz, body });
  await db.insert(versionVerdicts).values([
    { ...byShiraz, id: newId(), verdict: 'agreed' },
    { ...byNetwork, id: newId(), verdict: 'agreed' },
  ]);
}

async function plantQuestions({ db, secretary, mayor }: World, proposalId: string) {
  const planted = { openQuestion: newId(), answeredQuestion: newId() };
  const asked = { proposalId, askedBy: 'network', language: 'en', personId: secretary.personId ?? '' } as const;
  await db.insert(proposalQuestions).values([
    { ...asked, id: planted.openQuestion, question: canary('proposalQuestions.question') },
    {
      ...asked,
      id: planted.answeredQuestion,
      question: 'Who leads it?',
      answer: canary('proposalQuestions.answer'),
      answerLanguage: 'en',
      answeredBy: mayor.personId,
      answeredAt: new Date(),
    },
  ]);
  return planted;
}

async function plantFiles({ db, program, mayor }: World, proposalId: string) {
  const planted = { proposalFile: newId(), removedProposalFile: newId() };
  const content = pdf(canary('proposal media.content'));
  const mediaId = newId();
  await db.insert(media).values({
    id: mediaId,
    digest: await program.store.put(content),
    type: 'application/pdf',
    bytes: content.byteLength,
    name: `${canary('proposal media.name')}.pdf`,
    givenBy: mayor.personId,
  });
  const laid = { proposalId, mediaId, language: 'en', addedBy: mayor.personId } as const;
  await db.insert(proposalFiles).values([
    { ...laid, id: planted.proposalFile, title: canary('proposalFiles.title') },
    {
      ...laid,
      id: planted.removedProposalFile,
      title: canary('removed proposalFiles.title'),
      removedAt: new Date(),
      removedBy: mayor.personId,
    },
  ]);
  return planted;
}

import { newId } from '#core/ids.ts';
import { draftedTexts } from '#drafting/tables.ts';
import type { Language } from '#i18n/languages.ts';
import { mandates } from '#mandates/tables.ts';
import { members } from '#members/tables.ts';
import type { ProposalState } from '#proposals/proposal.ts';
import { proposals, proposalStaff, proposalTexts } from '#proposals/tables.ts';
import { nodes } from '#network/tables.ts';
import { eq } from 'drizzle-orm';
import type { World } from './world.ts';

export type Drafted = { id: string; slug: string; textId: string };

let count = 500;

/** A proposal of Shiraz in joint drafting, with the contributor of Shiraz among its staff, as the steps before would have left it. */
export async function draftedProposal(
  world: World,
  {
    body = 'The network founds groups.\n\nThe group is led by a member city for three years.\n\nEach city may share one experience a year.',
    state = 'joint-drafting',
    language = 'en',
  }: { body?: string; state?: ProposalState; language?: Language } = {},
): Promise<Drafted> {
  const [shiraz] = await world.db.select().from(members).where(eq(members.slug, 'shiraz'));
  const [node] = await world.db.select().from(nodes);
  const [contributor] = await world.db
    .select()
    .from(mandates)
    .where(eq(mandates.personId, world.contributor.personId ?? ''));
  count += 1;
  const drafted = { id: newId(), slug: `proposal-${count}`, textId: newId() };
  await world.db.insert(draftedTexts).values({ id: drafted.textId, language, body });
  await world.db.insert(proposals).values({
    ...drafted,
    number: count,
    nodeId: node?.id ?? '',
    memberId: shiraz?.id ?? '',
    state,
    language,
    aim: 'groups',
  });
  await world.db
    .insert(proposalTexts)
    .values({ proposalId: drafted.id, language: 'en', title: 'Thematic groups', request: 'Found three groups.' });
  await world.db
    .insert(proposalStaff)
    .values({ proposalId: drafted.id, mandateId: contributor?.id ?? '', party: 'proposer' });
  return drafted;
}

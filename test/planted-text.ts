import { newId } from '#core/ids.ts';
import { draftedTexts, passageComments, textVersions, versionVerdicts } from '#drafting/tables.ts';
import { eq } from 'drizzle-orm';
import { draftedProposal } from './drafted.ts';
import { canary } from './canaries.ts';
import type { World } from './world.ts';

/** A proposal of Shiraz in joint drafting, with two versions and what was said of them; its contributor is of the staff. */
export type PlantedText = {
  draftedProposal: string;
  /** Open, on the second version. */
  remark: string;
  settledRemark: string;
  /** Another one, which its mayor is writing. */
  takenText: string;
};

export async function plantText(world: World): Promise<PlantedText> {
  const { slug, textId } = await draftedProposal(world, {
    body: `As it is written now: ${canary('draftedTexts.body')}`,
  });
  const remark = newId();
  const settledRemark = newId();
  const byShiraz = { textId, party: 'proposer', personId: world.mayor.personId ?? '' } as const;
  const byNetwork = { textId, party: 'network', personId: world.secretary.personId ?? '' } as const;
  await world.db.insert(textVersions).values([
    { ...byShiraz, number: 1, body: 'A first version.' },
    { ...byNetwork, number: 2, body: `It says ${canary('textVersions.body')}.`, note: canary('textVersions.note') },
  ]);
  await world.db.insert(versionVerdicts).values({
    ...byShiraz,
    id: newId(),
    number: 2,
    verdict: 'change-asked',
    reason: canary('versionVerdicts.reason'),
  });
  const onPassage = { ...byNetwork, number: 2, paragraph: 1, language: 'en' } as const;
  await world.db.insert(passageComments).values([
    { ...onPassage, id: remark, quote: canary('passageComments.quote'), text: canary('passageComments.text') },
    {
      ...onPassage,
      id: settledRemark,
      text: 'Said and done.',
      settledAt: new Date(),
      settledBy: world.mayor.personId,
    },
  ]);
  return { draftedProposal: slug, remark, settledRemark, takenText: await plantTakenText(world) };
}

async function plantTakenText(world: World): Promise<string> {
  const { slug, textId } = await draftedProposal(world);
  await world.db
    .update(draftedTexts)
    .set({ turnOf: world.mayor.personId, turnParty: 'proposer', turnUntil: new Date(Date.now() + 600_000) })
    .where(eq(draftedTexts.id, textId));
  return slug;
}

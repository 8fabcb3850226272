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
} from '#groups/tables.ts';
import { newId } from '#core/ids.ts';
import { mandates } from '#mandates/tables.ts';
import { members } from '#members/tables.ts';
import { nodes } from '#network/tables.ts';
import { and, eq } from 'drizzle-orm';
import { canary } from './canaries.ts';
import { groupIn } from './group-in-world.ts';
import type { World } from './world.ts';

/** A group that is only drawn up, and the ways of cities into the one for itself. */
export type PlantedGroups = {
  /** Shiraz would lead it; nobody has founded it. */
  draftGroup: string;
  /** Of Busan, which waits for the lead of the inner group to answer. */
  askedParticipation: string;
  /** Of Seoul, which takes part there. */
  joinedParticipation: string;
  /** Of Tashkent, which the lead declined. */
  declinedParticipation: string;
  /** Of Shiraz in a group that Seoul leads. */
  ownParticipation: string;
  deliverable: string;
};

/** Open to whoever wants to join; only Seoul is there. */
export const openGroup = 'open-group';

export async function plantGroups(world: World, innerGroup: string): Promise<PlantedGroups> {
  const { db, secretary, mayor } = world;
  const [inner] = await db.select().from(groups).where(eq(groups.slug, innerGroup));
  const groupId = inner?.id ?? '';
  const [seoul] = await db
    .update(participations)
    .set({ note: canary('participations.note') })
    .where(and(eq(participations.groupId, groupId), eq(participations.memberId, await memberNamed(world, 'seoul'))))
    .returning({ id: participations.id });
  const planted: PlantedGroups = {
    draftGroup: newId(),
    askedParticipation: newId(),
    joinedParticipation: seoul?.id ?? '',
    declinedParticipation: newId(),
    ownParticipation: await partInAnother(world),
    deliverable: newId(),
  };
  await db
    .insert(groupTexts)
    .values({ groupId, language: 'ko', name: '그늘과 물', purpose: '팔월을 견디는 나무.' })
    .onConflictDoNothing();
  const asked = { groupId, askedAt: new Date(), askedBy: secretary.personId };
  await db.insert(participations).values([
    {
      ...asked,
      id: planted.askedParticipation,
      memberId: await memberNamed(world, 'busan'),
      note: canary('asked participations.note'),
    },
    {
      ...asked,
      id: planted.declinedParticipation,
      memberId: await memberNamed(world, 'tashkent'),
      declinedAt: new Date(),
      declinedBy: mayor.personId,
      reason: canary('participations.reason'),
    },
  ]);
  await nameAndFollow(world, planted.joinedParticipation, groupId);
  await db.insert(groupDeliverables).values({ id: planted.deliverable, groupId, position: 0 });
  await db
    .insert(groupDeliverableTexts)
    .values({ deliverableId: planted.deliverable, language: 'en', title: 'A count of trees' });
  await drawUp(world, planted.draftGroup);
  const { id: openId } = await groupIn(world, { slug: openGroup, lead: 'seoul', cities: ['seoul'] });
  await db
    .insert(groupTexts)
    .values({ groupId: openId, language: 'ko', name: '열린 그룹', purpose: '누구나 참여합니다.' })
    .onConflictDoNothing();
  return planted;
}

async function partInAnother(world: World): Promise<string> {
  const group = await groupIn(world, { slug: 'group-of-seoul', lead: 'seoul', cities: ['seoul', 'shiraz'] });
  await world.db
    .insert(groupTexts)
    .values({ groupId: group.id, language: 'ko', name: '서울의 그룹', purpose: '함께 배우는 도시.' })
    .onConflictDoNothing();
  const memberId = await memberNamed(world, 'shiraz');
  const [part] = await world.db
    .select({ id: participations.id })
    .from(participations)
    .where(and(eq(participations.groupId, group.id), eq(participations.memberId, memberId)));
  return part?.id ?? '';
}

async function nameAndFollow({ db, seoul }: World, participationId: string, groupId: string): Promise<void> {
  const personId = seoul.personId ?? '';
  const [mandate] = await db.select().from(mandates).where(eq(mandates.personId, personId));
  await db.insert(participants).values({ participationId, mandateId: mandate?.id ?? '', namedBy: personId });
  await db.insert(groupFollows).values({ groupId, personId });
  await db.insert(groupMoments).values({ id: newId(), groupId, kind: 'joined' });
}

async function drawUp(world: World, id: string): Promise<void> {
  const { db, secretary } = world;
  const [node] = await db.select().from(nodes);
  await db.insert(groups).values({
    id,
    nodeId: node?.id ?? '',
    kind: 'forum',
    state: 'draft',
    joinMode: 'open',
    visibility: 'public',
    leadId: await memberNamed(world, 'shiraz'),
  });
  const words = (column: string) => canary(`groupTexts.${column}`);
  await db.insert(groupTexts).values(
    (['en', 'fa', 'ko'] as const).map((language) => ({
      groupId: id,
      language,
      name: words('name'),
      purpose: words('purpose'),
      scope: words('scope'),
      rhythm: words('rhythm'),
      reporting: words('reporting'),
    })),
  );
  const reason = canary('groupStates.reason');
  await db
    .insert(groupStates)
    .values({ id: newId(), groupId: id, state: 'active', reason, decidedBy: secretary.personId });
  const deliverableId = newId();
  await db.insert(groupDeliverables).values({ id: deliverableId, groupId: id, position: 0 });
  const title = canary('groupDeliverableTexts.title');
  await db.insert(groupDeliverableTexts).values({ deliverableId, language: 'en', title });
}

async function memberNamed({ db }: World, slug: string): Promise<string> {
  const [row] = await db.select({ id: members.id }).from(members).where(eq(members.slug, slug));
  return row?.id ?? '';
}

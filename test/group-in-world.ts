import type { GroupState, Visibility } from '#groups/group.ts';
import { groups, groupTexts, participations } from '#groups/tables.ts';
import { newId } from '#core/ids.ts';
import { members } from '#members/tables.ts';
import { nodes } from '#network/tables.ts';
import { inArray } from 'drizzle-orm';
import type { World } from './world.ts';

export type GroupMade = { id: string; slug: string };

type Wanted = { slug: string; visibility?: Visibility; state?: GroupState; lead?: string; cities?: readonly string[] };

/** A group as founding and joining would have left it: Shiraz leads, Seoul takes part. */
export async function groupIn(
  { db }: World,
  { slug, visibility = 'public', state = 'active', lead = 'shiraz', cities = ['shiraz', 'seoul'] }: Wanted,
): Promise<GroupMade> {
  const [node] = await db.select().from(nodes);
  const rows = await db
    .select()
    .from(members)
    .where(inArray(members.slug, [lead, ...cities]));
  const idOf = (slug: string) => rows.find((row) => row.slug === slug)?.id ?? '';
  const id = newId();
  await db.insert(groups).values({
    id,
    nodeId: node?.id ?? '',
    slug,
    kind: 'working-group',
    state,
    joinMode: 'open',
    visibility,
    leadId: idOf(lead),
  });
  await db.insert(groupTexts).values([
    { groupId: id, language: 'en', name: `Shade and water (${slug})`, purpose: 'Trees that live through August.' },
    { groupId: id, language: 'fa', name: `سایه و آب (${slug})`, purpose: 'درختانی که تابستان را تاب می‌آورند.' },
  ]);
  await db
    .insert(participations)
    .values(cities.map((city) => ({ id: newId(), groupId: id, memberId: idOf(city), joinedAt: new Date() })));
  return { id, slug };
}

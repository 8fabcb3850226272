import { newId } from '#core/ids.ts';
import { records } from '#db/tables.ts';
import { groups } from '#groups/tables.ts';
import { notifications, notificationSettings } from '#notifications/tables.ts';
import { eq } from 'drizzle-orm';
import { canary } from './canaries.ts';
import type { World } from './world.ts';

/** What the contributor of Shiraz was told, and nobody else. */
export async function plantNotices({ db, contributor, secretary }: World, innerGroup: string): Promise<void> {
  const personId = contributor.personId ?? '';
  const recordId = newId();
  const [group] = await db.select({ id: groups.id }).from(groups).where(eq(groups.slug, innerGroup));
  const groupId = group?.id ?? '';
  await db
    .insert(records)
    .values({ id: recordId, kind: 'group.rested', about: { groupId }, personId: secretary.personId });
  await db.insert(notifications).values({
    id: newId(),
    personId,
    recordId,
    kind: 'followed',
    announcement: 'group.rested',
    about: { groupId, reason: canary('notifications.about') },
  });
  await db.insert(notificationSettings).values({ personId, kind: 'followed', post: 'letter' });
}

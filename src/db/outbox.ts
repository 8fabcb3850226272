import type { Announcement, AnnouncementKind, Announcements } from '#core/announcements.ts';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { records } from './tables.ts';

/**
 * Says that something happened: one record for good and one job for whoever wants to know, both in the transaction under way.
 * Call it inside `tx`, after the writes it speaks of.
 */
export async function announce<K extends AnnouncementKind>(
  ctx: Context,
  kind: K,
  about: Announcements[K],
): Promise<void> {
  const recordId = newId();
  const recorded = ctx.db.insert(records).values({
    id: recordId,
    kind,
    about,
    personId: ctx.viewer.personId,
    mandateId: ctx.viewer.acting?.id ?? null,
  });
  await Promise.all([recorded, ctx.jobs.send(ctx.db, 'announcements', announcementOf(recordId, kind, about))]);
}

/** The compiler cannot see that kind and content belong together once K is a parameter; this is the one place that says so. */
function announcementOf(
  recordId: string,
  kind: AnnouncementKind,
  about: Announcements[AnnouncementKind],
): Announcement {
  const announcement: unknown = { recordId, kind, about };
  return announcement as Announcement;
}

import type { Context } from '#core/context.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import { notificationKinds } from './notification.ts';
import type { NotificationSettings } from './queries.ts';
import { notifications, notificationSettings } from './tables.ts';

/**
 * The reader has read everything up to the newest that the page showed; what came meanwhile stays unread. What somebody has read is
 * their own affair: no record is kept of it.
 */
export async function markRead({ db, viewer }: Context, { upTo }: { upTo: string }): Promise<void> {
  await db
    .update(notifications)
    .set({ readAt: sql`serai_clock()` })
    .where(
      and(eq(notifications.personId, viewer.personId ?? ''), isNull(notifications.readAt), lte(notifications.id, upTo)),
    );
}

/** The reader chooses, kind by kind, what comes by letter. */
export function changeNotificationSettings(ctx: Context, settings: NotificationSettings): Promise<void> {
  const { personId } = ctx.viewer;
  if (personId === null) throw new Error('settings of nobody');
  return tx(ctx, async (ctx) => {
    await ctx.db
      .insert(notificationSettings)
      .values(notificationKinds.map((kind) => ({ personId, kind, post: settings[kind] })))
      .onConflictDoUpdate({
        target: [notificationSettings.personId, notificationSettings.kind],
        set: { post: sql`excluded.post` },
      });
    await announce(ctx, 'person.changed', { personId });
  });
}

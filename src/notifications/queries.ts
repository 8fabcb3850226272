import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { sql, type SQL } from 'drizzle-orm';
import { happeningColumns, happeningJoins, type Happening } from './happening.ts';
import { notificationKinds, usualPost, type NotificationKind, type Post } from './notification.ts';
import { mayKnow } from './sight.ts';

/** One thing that the reader was told. */
export type NotificationInView = Happening & { id: string; kind: NotificationKind; isRead: boolean };

export type NotificationsInView = {
  items: NotificationInView[];
  next: string | null;
  /** Whether the list begins here, or further down. */
  isFirst: boolean;
  /** How many of all are unread; what is told while the page is open is not among them. */
  unread: number;
};

export type NotificationsQuery = { after?: string | undefined };

const size = 30;

/** What the reader was told, newest first. What they may not know of any more is left out. */
export async function notificationsOf(
  { db, locale, viewer }: Context,
  { after }: NotificationsQuery,
): Promise<NotificationsInView> {
  const { rows } = await db.execute<{ items: NotificationInView[] | null; unread: number }>(sql`
    select (select count(*)::int from notifications n where n.person_id = ${viewer.personId} and n.read_at is null) as unread,
      (select json_agg(x.* order by x.id desc) from (
        select n.id, n.kind, n.read_at is not null as "isRead", ${happeningColumns(locale.language)}
        from notifications n ${happeningJoins}
        where n.person_id = ${viewer.personId} and ${isAfter(after)} and ${mayKnow(sql`n.person_id`, sql`n.about`)}
        order by n.id desc limit ${size + 1}) x) as items`);
  const [{ items, unread } = { items: null, unread: 0 }] = rows;
  const shown = (items ?? []).slice(0, size);
  return {
    items: shown,
    next: (items?.length ?? 0) > size ? (shown.at(-1)?.id ?? null) : null,
    isFirst: after === undefined || !isId(after),
    unread,
  };
}

/** A place that this program did not write leads to the beginning. */
const isAfter = (after: string | undefined): SQL =>
  after !== undefined && isId(after) ? sql`n.id < ${after}` : sql`true`;

/** How the reader is told of each kind. */
export type NotificationSettings = Record<NotificationKind, Post>;

/** What the reader chose, and the usual way where they did not. */
export async function settingsOf({ db, viewer }: Context): Promise<NotificationSettings> {
  const { rows } = await db.execute<{ kind: NotificationKind; post: Post }>(
    sql`select s.kind, s.post from notification_settings s where s.person_id = ${viewer.personId}`,
  );
  const chosen = new Map(rows.map(({ kind, post }) => [kind, post]));
  const [asked, answered, followed, mentioned] = notificationKinds.map((kind) => chosen.get(kind) ?? usualPost[kind]);
  return {
    asked: asked ?? usualPost.asked,
    answered: answered ?? usualPost.answered,
    followed: followed ?? usualPost.followed,
    mentioned: mentioned ?? usualPost.mentioned,
  };
}

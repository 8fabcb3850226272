import { z } from 'zod';
import { notificationKinds, posts } from './notification.ts';
import { toldKinds } from './receivers.ts';

const named = z.strictObject({ slug: z.string(), name: z.string() });

const instant = z.iso.datetime();

const notificationAnswer = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(notificationKinds),
    isRead: z.boolean(),
    announcement: z.enum(toldKinds),
    at: instant,
    by: z
      .strictObject({
        person: z.string(),
        holder: named.extend({ kind: z.enum(['member', 'office']), look: z.int().nullable() }).nullable(),
      })
      .nullable(),
    group: named.nullable(),
    proposal: named.nullable(),
    member: named.nullable(),
    postId: z.uuid().nullable(),
    commentId: z.uuid().nullable(),
    number: z.int().nullable(),
    reason: z.string().nullable(),
    due: instant.nullable(),
  })
  .meta({ id: 'Notification' });

/** What the reader was told. */
export const notificationsAnswer = z.strictObject({
  items: z.array(notificationAnswer),
  next: z.string().nullable(),
  isFirst: z.boolean(),
  unread: z.int(),
});

const post = z.enum(posts);

export const notificationSettingsAnswer = z.strictObject({
  asked: post,
  answered: post,
  followed: post,
  mentioned: post,
});

/**
 * Why something reaches a person: it is asked of their city, it answers what they did, it happened in what they follow or take part
 * in, or they are named in it.
 */
export const notificationKinds = ['asked', 'answered', 'followed', 'mentioned'] as const;
export type NotificationKind = (typeof notificationKinds)[number];

/** By letter at once, or only on the own page. */
export const posts = ['letter', 'page'] as const;
export type Post = (typeof posts)[number];

/** How people are told who have not chosen: of what is asked of them at once. */
export const usualPost: Record<NotificationKind, Post> = {
  asked: 'letter',
  answered: 'letter',
  mentioned: 'letter',
  followed: 'page',
};

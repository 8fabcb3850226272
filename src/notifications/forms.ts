import { z } from 'zod';
import { posts } from './notification.ts';

const post = z.enum(posts);

export const notificationSettingsForm = z.strictObject({
  asked: post,
  answered: post,
  mentioned: post,
  followed: post,
});

export const readingForm = z.strictObject({ upTo: z.uuid() });

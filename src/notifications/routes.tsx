import { paths } from '#paths.ts';
import { form, page, step, type Route } from '#web/route.ts';
import { line, optional } from '#web/schemas.ts';
import { z } from 'zod';
import { changeNotificationSettings, markRead } from './actions.ts';
import { notificationsAnswer, notificationSettingsAnswer } from './answers.ts';
import { notificationSettingsForm, readingForm } from './forms.ts';
import { NotificationsPage } from './pages/notifications.tsx';
import { NotificationSettingsPage } from './pages/settings.tsx';
import { notificationsOf, settingsOf } from './queries.ts';

export const notificationRoutes: readonly Route[] = [
  page(paths.notifications, (ctx, _, query) => notificationsOf(ctx, query), NotificationsPage, {
    who: 'person',
    caching: 'private',
    query: z.object({ after: optional(line(80)).catch(undefined) }),
    answers: notificationsAnswer,
    summary: 'What one was told, newest first',
  }),
  step(paths.notifications, {
    method: 'POST',
    who: 'person',
    summary: 'Marks as read what one was told, up to one of these',
    schema: readingForm,
    find: async () => ({}),
    act: (ctx, _, reading) => markRead(ctx, reading),
    then: () => ({ location: paths.notifications, notice: 'notifications-read' }),
    example: { upTo: '00000000-0000-7000-8000-000000000000' },
  }),
  form(paths.notificationSettings, NotificationSettingsPage, {
    who: 'person',
    summary: 'What comes by letter, and what only stands on the own page',
    schema: notificationSettingsForm,
    answers: notificationSettingsAnswer,
    find: settingsOf,
    initial: (settings) => settings,
    act: (ctx, _, settings) => changeNotificationSettings(ctx, settings),
    then: () => ({ location: paths.notificationSettings, notice: 'notification-settings-saved' }),
    example: { asked: 'letter', answered: 'letter', mentioned: 'letter', followed: 'page' },
  }),
];

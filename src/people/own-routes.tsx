import type { Context } from '#core/context.ts';
import { takeUp } from '#mandates/speaker.ts';
import { paths } from '#paths.ts';
import { form, page, step, type FormState, type Route } from '#web/route.ts';
import { nothing } from '#web/schemas.ts';
import { actUnder, changeSettings } from './actions.ts';
import { settingsAnswer } from './answers.ts';
import { actingForm, settingsForm } from './forms.ts';
import { ownPath } from './own-path.ts';
import { SessionsPage } from './pages/sessions.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { ownSettings, type OwnSettings } from './queries.ts';
import { endOtherSessions, endSession, findSession, sessionsOf } from './sessions.ts';

/** What stands below `/me`: what a person says of themselves, for whom they speak, and where they are signed in. `goodbye` is the cookie that signs out. */
export const ownRoutes = (goodbye: string): readonly Route[] => [
  form(paths.settings, SettingsPage, {
    who: 'person',
    summary: 'What is said of oneself, and how one reads',
    schema: settingsForm,
    answers: settingsAnswer,
    find: ownSettings,
    initial: settingsValues,
    act: async (ctx, _, settings) => {
      await changeSettings(ctx, settings);
      return settings.language;
    },
    then: (language) => ({ location: paths.settings, notice: 'settings-saved', ...(language && { language }) }),
    example: {
      name: 'Nasrin Golestani',
      nameNative: 'نسرین گلستانی',
      nativeLanguage: 'fa',
      language: 'fa',
      calendar: 'persian',
      timeZone: 'Asia/Tehran',
      namePublic: true,
    },
  }),
  step(paths.acting, {
    method: 'POST',
    who: 'person',
    pageOnly: true,
    summary: 'Goes on under another of one’s mandates',
    schema: actingForm,
    find: async () => ({}),
    act: async (ctx, _, { mandateId, back }) => {
      await actUnder(ctx, mandateId);
      await takeUp(ctx, { id: mandateId });
      return ownPath(back);
    },
    then: (back) => ({ location: back ?? paths.home }),
    example: { mandateId: '00000000-0000-7000-8000-000000000000' },
  }),
  page(paths.sessions, sessionsOf, SessionsPage, {
    who: 'person',
    pageOnly: true,
    caching: 'private',
    summary: 'Where one is signed in',
  }),
  step(paths.sessions, {
    method: 'DELETE',
    who: 'person',
    pageOnly: true,
    summary: 'Signs out everywhere but here',
    schema: nothing,
    find: async () => ({}),
    act: endOtherSessions,
    then: () => ({ location: paths.sessions, notice: 'other-sessions-ended' }),
    example: {},
  }),
  step(paths.session, {
    method: 'DELETE',
    who: 'person',
    pageOnly: true,
    summary: 'Signs out on one device',
    schema: nothing,
    find: (ctx: Context, { id }: { id: string }) => findSession(ctx, id),
    act: endSession,
    then: (_, { isThis }) =>
      isThis
        ? { location: paths.home, cookies: [goodbye], notice: 'signed-out' }
        : { location: paths.sessions, notice: 'session-ended' },
    example: {},
  }),
];

/** A person's settings as the fields of a form. */
export function settingsValues({ email: _, namePublic, contactShared, ...written }: OwnSettings): FormState['values'] {
  const ticked = { namePublic: namePublic ? 'on' : '', contactShared: contactShared ? 'on' : '' };
  return { ...Object.fromEntries(Object.entries(written).map(([field, value]) => [field, value ?? ''])), ...ticked };
}

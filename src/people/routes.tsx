import type { Context } from '#core/context.ts';
import { notFound } from '#core/refusal.ts';
import { mandatesOfInvited } from '#mandates/own.ts';
import { takeUp, takeUpAll, takeUpFirst } from '#mandates/speaker.ts';
import { paths } from '#paths.ts';
import { cookieJar } from '#web/cookies.ts';
import type { Settings } from '#web/program.ts';
import { form, page, step, type FormState, type Outcome, type Route } from '#web/route.ts';
import {
  acceptInvitation,
  actUnder,
  askForLink,
  changeSettings,
  signInAs,
  signInByLink,
  type SignedIn,
} from './actions.ts';
import { accountRoutes } from './account-routes.tsx';
import { settingsAnswer } from './answers.ts';
import { castOf } from './cast.ts';
import { actingForm, invitationForm, nothing, settingsForm, signInAsForm, signInForm } from './forms.ts';
import { findLink } from './links.ts';
import { ownPath } from './own-path.ts';
import { InvitationPage } from './pages/invitation.tsx';
import { LinkPage } from './pages/link.tsx';
import { SessionsPage } from './pages/sessions.tsx';
import { SettingsPage } from './pages/settings.tsx';
import { SentPage, SignInPage } from './pages/sign-in.tsx';
import { findInvitation, ownSettings, type OwnSettings } from './queries.ts';
import { sessionLimits } from './session.ts';
import { endOtherSessions, endSession, findSession, sessionsOf } from './sessions.ts';

type Named = { token: string };

/** A link is looked at and used up in one statement, so that of many at once one wins. */
async function linkNamed(_: Context, { token }: Named): Promise<Named> {
  if (token.length < 20) throw notFound();
  return { token };
}

/** An invitation with what it is to: who named the person what, for which city or office. */
async function invitationNamed(ctx: Context, { token }: Named) {
  const { personId, settings } = await findInvitation(ctx, token);
  return { token, settings, mandates: await mandatesOfInvited(ctx, personId) };
}

const cookieSeconds = sessionLimits.absoluteDays * 86_400;

/** Signing in and out, devices, and what a person says of themselves. */
export function peopleRoutes(settings: Settings): readonly Route[] {
  const jar = cookieJar(settings.origin);
  const isExample = settings.mode === 'example';
  const cast = async (ctx: Context) => ({ cast: isExample && ctx.sender?.isLocal ? await castOf(ctx) : [] });
  const entered = ({ secret, next, language }: SignedIn): Outcome => ({
    location: next ?? paths.home,
    ...(secret && { cookies: [jar.signIn(secret, cookieSeconds)] }),
    ...(language && { language }),
  });
  return [
    form(paths.signIn, SignInPage, {
      who: 'anyone',
      pageOnly: true,
      limits: { perMinute: 10 },
      summary: 'Ask for a link to sign in.',
      schema: signInForm,
      find: cast,
      act: (ctx, _, wish) => askForLink(ctx, wish),
      then: () => ({ location: paths.signInSent }),
      example: { email: 'nasrin.golestani@shiraz.example' },
    }),
    page(
      paths.signInSent,
      async () => ({ hasMailbox: settings.mode !== 'production' && !settings.hasSmtp }),
      SentPage,
      {
        who: 'anyone',
        pageOnly: true,
        caching: 'private',
        summary: 'The link is on its way.',
      },
    ),
    ...(isExample ? [asCast(entered)] : []),
    page(paths.signInLink, (ctx, { token }) => findLink(ctx, token, 'sign-in'), LinkPage, {
      who: 'anyone',
      pageOnly: true,
      caching: 'private',
      summary: 'What a sign-in link opens.',
    }),
    step(paths.signInLink, {
      method: 'POST',
      who: 'anyone',
      pageOnly: true,
      limits: { perMinute: 60 },
      summary: 'Sign in with a link, once.',
      schema: nothing,
      find: linkNamed,
      act: async (ctx, { token }) => takeUpFirst(ctx, await signInByLink(ctx, token)),
      then: (signedIn) => entered(signedIn),
      example: {},
    }),
    form(paths.invitationLink, InvitationPage, {
      who: 'anyone',
      pageOnly: true,
      limits: { perMinute: 60 },
      summary: 'Take up an invitation.',
      schema: invitationForm,
      find: invitationNamed,
      initial: (found) => typed(found.settings),
      act: async (ctx, { token }, acceptance) => takeUpAll(ctx, await acceptInvitation(ctx, token, acceptance)),
      then: (signedIn) => ({ ...entered(signedIn), notice: 'welcome-in' }),
      example: { name: 'Nasrin Golestani' },
    }),
    ...ownRoutes(jar.signOut()),
    ...accountRoutes,
  ];
}

const asCast = (entered: (signedIn: SignedIn) => Outcome): Route =>
  step(paths.signInAs, {
    method: 'POST',
    who: 'anyone',
    pageOnly: true,
    summary: 'In the example: be one of its invented persons.',
    schema: signInAsForm,
    find: async () => ({}),
    act: async (ctx: Context, _: unknown, wish) => takeUpFirst(ctx, await signInAs(ctx, wish)),
    then: (signedIn) => entered(signedIn),
    example: { email: 'nasrin.golestani@shiraz.example' },
  });

/** What stands below `/me`. */
const ownRoutes = (goodbye: string): Route[] => [
  form(paths.settings, SettingsPage, {
    who: 'person',
    summary: 'What is said of me, and how I read.',
    schema: settingsForm,
    answers: settingsAnswer,
    find: ownSettings,
    initial: typed,
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
    summary: 'Go on under another of my mandates.',
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
    summary: 'Where I am signed in.',
  }),
  step(paths.sessions, {
    method: 'DELETE',
    who: 'person',
    pageOnly: true,
    summary: 'Sign out everywhere but here.',
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
    summary: 'Sign out on one device.',
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
function typed({
  name,
  nameNative,
  nativeLanguage,
  language,
  timeZone,
  calendar,
  telephone,
  namePublic,
  contactShared,
}: OwnSettings): FormState['values'] {
  const written = { name, nameNative, nativeLanguage, language, timeZone, calendar, telephone };
  const ticked = { namePublic: namePublic ? 'on' : '', contactShared: contactShared ? 'on' : '' };
  return { ...Object.fromEntries(Object.entries(written).map(([field, value]) => [field, value ?? ''])), ...ticked };
}

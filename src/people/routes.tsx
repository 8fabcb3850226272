import type { Context } from '#core/context.ts';
import { notFound } from '#core/refusal.ts';
import { openMandatesOf } from '#mandates/own.ts';
import { takeUpAll, takeUpFirst } from '#mandates/speaker.ts';
import { paths } from '#paths.ts';
import { cookieJar } from '#web/cookies.ts';
import type { Settings } from '#web/program.ts';
import { form, page, step, type Outcome, type Route } from '#web/route.ts';
import { nothing } from '#web/schemas.ts';
import { acceptInvitation, askForLink, signInAs, signInByLink, type SignedIn } from './actions.ts';
import { accountRoutes } from './account-routes.tsx';
import { castOf } from './cast.ts';
import { invitationForm, signInAsForm, signInForm } from './forms.ts';
import { findLink } from './links.ts';
import { ownRoutes, settingsValues } from './own-routes.tsx';
import { InvitationPage } from './pages/invitation.tsx';
import { LinkPage } from './pages/link.tsx';
import { SentPage, SignInPage } from './pages/sign-in.tsx';
import { findInvitation } from './queries.ts';
import { sessionLimits } from './session.ts';

type Named = { token: string };

/** A link is looked at and used up in one statement, so that of many at once one wins. */
async function linkNamed(_: Context, { token }: Named): Promise<Named> {
  if (token.length < 20) throw notFound();
  return { token };
}

/** An invitation with what it is to: who named the person what, for which city or office. */
async function invitationNamed(ctx: Context, { token }: Named) {
  const { personId, settings } = await findInvitation(ctx, token);
  return { token, settings, mandates: await openMandatesOf(ctx, personId) };
}

const cookieSeconds = sessionLimits.absoluteDays * 86_400;

/** The ways in, and all that stands behind them. */
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
      summary: 'Sends a link to sign in',
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
        summary: 'Says that the link is on its way',
      },
    ),
    ...(isExample ? [asCast(entered)] : []),
    page(paths.signInLink, (ctx, { token }) => findLink(ctx, token, 'sign-in'), LinkPage, {
      who: 'anyone',
      pageOnly: true,
      caching: 'private',
      summary: 'What a sign-in link opens',
    }),
    step(paths.signInLink, {
      method: 'POST',
      who: 'anyone',
      pageOnly: true,
      limits: { perMinute: 60 },
      summary: 'Signs in with a link, once',
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
      summary: 'Takes up an invitation',
      schema: invitationForm,
      find: invitationNamed,
      initial: (found) => settingsValues(found.settings),
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
    summary: 'Signs in as one of the example’s invented persons',
    schema: signInAsForm,
    find: async () => ({}),
    act: async (ctx: Context, _: unknown, wish) => takeUpFirst(ctx, await signInAs(ctx, wish)),
    then: (signedIn) => entered(signedIn),
    example: { email: 'nasrin.golestani@shiraz.example' },
  });

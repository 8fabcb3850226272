import type { Context } from '#core/context.ts';
import { notFound } from '#core/refusal.ts';
import { isOfSecretariat, isSignedIn } from '#core/viewer.ts';
import { askedOf } from '#desk/asked.ts';
import { castOf } from '#people/cast.ts';
import { files, paths } from '#paths.ts';
import type { Settings } from '#web/program.ts';
import { file, page, type FileRoute, type Route } from '#web/route.ts';
import { homeAnswer, siteMapAnswer } from './answers.ts';
import { robotsText, securityText } from './files.ts';
import { HomePage } from './pages/home.tsx';
import { SiteMapPage } from './pages/site-map.tsx';
import { homeOf, securityContactOf, siteIndexOf } from './queries.ts';
import { siteMapOf } from './site-map.ts';

/** The pages made of everybody's parts. Where the example runs for its own machine alone, the home page offers its cast. */
export function siteRoutes({ mode, origin }: Pick<Settings, 'mode' | 'origin'>): readonly Route[] {
  const hasCast = mode === 'example' && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);
  return [
    page(paths.home, (ctx: Context) => homeFor(ctx, hasCast), HomePage, {
      who: 'anyone',
      caching: 'public',
      answers: homeAnswer,
      summary: 'The network: its words, its members on the map, its offices, and who joined lately',
    }),
    page(paths.siteMap, async (ctx: Context) => ({ index: await siteIndexOf(ctx) }), SiteMapPage, {
      who: 'anyone',
      caching: 'public',
      answers: siteMapAnswer,
      summary: 'Every office with its members',
    }),
  ];
}

async function homeFor(ctx: Context, hasCast: boolean) {
  const { viewer } = ctx;
  const [home, cast, asked] = await Promise.all([
    homeOf(ctx),
    hasCast && !isSignedIn(viewer) ? castOf(ctx) : [],
    isSignedIn(viewer) ? askedOf(ctx) : null,
  ]);
  return { home, cast, asked, may: { begin: isOfSecretariat(viewer) } };
}

export const siteFiles: readonly FileRoute[] = [
  file(files.siteMap, {
    who: 'anyone',
    summary: 'All public pages in all languages, for search engines; large networks in parts',
    async answer(ctx, { url: { searchParams } }) {
      const parts = await siteMapOf(ctx, { from: searchParams.get('from'), part: searchParams.get('part') });
      if (!parts) throw notFound();
      return new Response(streamOf(parts), {
        headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' },
      });
    },
  }),
  file(files.robots, {
    who: 'anyone',
    summary: 'What robots may read',
    answer: async ({ origin }) => textOf(robotsText(origin)),
  }),
  file(files.security, {
    who: 'anyone',
    summary: 'Whom to tell of a security fault',
    async answer(ctx) {
      const contact = await securityContactOf(ctx);
      if (!contact) throw notFound();
      return textOf(securityText(ctx.origin, contact.email, contact.languages, ctx.now));
    },
  }),
];

const textOf = (text: string) =>
  new Response(text, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
  });

/** Text as it comes, at the pace of whoever reads it. */
function streamOf(parts: AsyncIterable<string, void>): ReadableStream<Uint8Array> {
  const reading = parts[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await reading.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
}

import type { Context } from '#core/context.ts';
import { notFound } from '#core/refusal.ts';
import { isOfSecretariat, isSignedIn } from '#core/viewer.ts';
import { askedOf } from '#desk/asked.ts';
import type { SquareOfMembers } from '#members/member-view.ts';
import { castOf } from '#people/cast.ts';
import { files, paths } from '#paths.ts';
import { gridReference } from '#ui/map/world.ts';
import type { Settings } from '#web/program.ts';
import { file, page, type FileRoute, type Route } from '#web/route.ts';
import { robotsText, securityText } from './files.ts';
import { HomePage } from './pages/home.tsx';
import { SiteMapPage } from './pages/site-map.tsx';
import { homeOf, securityContactOf, siteIndexOf, type Places } from './queries.ts';
import { siteMapOf } from './site-map.ts';

/** The pages made of everybody's parts. Where the example runs for its own machine alone, the home page offers its cast. */
export function siteRoutes({ mode, origin }: Pick<Settings, 'mode' | 'origin'>): readonly Route[] {
  const hasCast = mode === 'example' && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(origin).hostname);
  return [
    page(paths.home, (ctx: Context) => homeFor(ctx, hasCast), HomePage, {
      who: 'anyone',
      caching: 'public',
      summary: 'The network: its words, its members on the map, its offices, and who joined lately.',
    }),
    page(paths.siteMap, async (ctx: Context) => ({ index: await siteIndexOf(ctx) }), SiteMapPage, {
      who: 'anyone',
      caching: 'public',
      summary: 'Every office with its members.',
    }),
  ];
}

async function homeFor(ctx: Context, hasCast: boolean) {
  const { viewer } = ctx;
  const [home, cast, asked] = await Promise.all([
    homeOf(ctx, inSquares),
    hasCast && !isSignedIn(viewer) ? castOf(ctx) : [],
    isSignedIn(viewer) ? askedOf(ctx) : null,
  ]);
  return { home, cast, asked, may: { begin: isOfSecretariat(viewer) } };
}

/** Members by the squares of the world grid, each square with the middle of its members; the Bering Strait is the map's edge. */
function inSquares({ latitudes, longitudes }: Places): SquareOfMembers[] {
  const squares = new Map<string, { count: number; latitude: number; longitude: number }>();
  for (const [index, latitude] of latitudes.entries()) {
    const longitude = longitudes[index] ?? 0;
    const reference = gridReference(latitude, longitude);
    const square = squares.get(reference) ?? { count: 0, latitude: 0, longitude: 0 };
    squares.set(reference, {
      count: square.count + 1,
      latitude: square.latitude + latitude,
      longitude: square.longitude + (longitude < -169 ? longitude + 360 : longitude),
    });
  }
  return [...squares].map(([reference, { count, latitude, longitude }]) => {
    const middle = longitude / count;
    return { reference, count, latitude: latitude / count, longitude: middle > 180 ? middle - 360 : middle };
  });
}

export const siteFiles: readonly FileRoute[] = [
  file(files.siteMap, {
    who: 'anyone',
    summary: 'All public pages in all languages, for search engines; large networks in parts.',
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
    summary: 'What robots may read.',
    answer: async ({ origin }) => textOf(robotsText(origin)),
  }),
  file(files.security, {
    who: 'anyone',
    summary: 'Whom to tell of a security fault.',
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

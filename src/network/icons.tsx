import type { Context } from '#core/context.ts';
import { directionOf } from '#i18n/languages.ts';
import { fileAddress, files } from '#paths.ts';
import { icoOf, iconOf, sharedPictureOf } from '#ui/ornament/icon.ts';
import { file, type FileRoute } from '#web/route.ts';
import { inksOf } from './colours.ts';
import { coloursOfNetwork, networkOfNode } from './queries.ts';

type Picture = Uint8Array<ArrayBuffer>;

/** What browsers and telephones show of the network outside of its pages: its mark in its own colours, and its name. */
export const iconFiles: readonly FileRoute[] = [
  file(files.icon, {
    who: 'anyone',
    summary: 'The network’s mark as an icon.',
    answer: async (ctx) => told(await drawing(ctx), 'image/svg+xml'),
  }),
  file(files.favicon, {
    who: 'anyone',
    summary: 'The same for browsers that take no SVG.',
    answer: async (ctx) => told(icoOf(await painted(ctx, 32)), 'image/x-icon'),
  }),
  file(files.touchIcon, {
    who: 'anyone',
    summary: 'The same for the home screens of telephones.',
    answer: async (ctx) => told(await painted(ctx, 180), 'image/png'),
  }),
  file(files.largeIcon, {
    who: 'anyone',
    summary: 'The same at its largest.',
    answer: async (ctx) => told(await painted(ctx, 512), 'image/png'),
  }),
  file(files.sharedPicture, {
    who: 'anyone',
    summary: 'The same beside a link to the network, where one shares it.',
    answer: async (ctx) => told(await sharedPicture(ctx), 'image/png'),
  }),
  file(files.manifest, {
    who: 'anyone',
    summary: 'What the network is called and looks like on a home screen.',
    answer: async (ctx) => told(JSON.stringify(await manifestOf(ctx)), 'application/manifest+json'),
  }),
];

/** Kept for a day; where pages name them, their address changes with the colours. */
const told = (content: string | Picture, type: string) =>
  new Response(content, {
    headers: { 'content-type': type, 'cache-control': 'public, max-age=86400', vary: 'Accept-Language, Cookie' },
  });

const drawing = async ({ db }: Context): Promise<string> => iconOf(inksOf(await coloursOfNetwork(db)));

const painted = async (ctx: Context, size: number): Promise<Picture> =>
  keptPicture(await drawing(ctx), { width: size, height: size, density: (72 * size) / 40 });

const sharedPicture = async ({ db }: Context): Promise<Picture> =>
  keptPicture(sharedPictureOf(inksOf(await coloursOfNetwork(db))), { width: 1200, height: 630, density: 72 });

type Size = { width: number; height: number; density: number };

function keptPicture(svg: string, size: Size): Promise<Picture> {
  const key = `${size.width} ${svg}`;
  const picture = paintings.get(key) ?? paint(svg, size);
  // A network changes its colours once a year; what was painted before is not asked for again.
  if (paintings.size > 8) paintings.clear();
  paintings.set(key, picture);
  return picture;
}

const paintings = new Map<string, Promise<Picture>>();

async function paint(svg: string, { width, height, density }: Size): Promise<Picture> {
  // A large library that only icons need.
  const { default: sharp } = await import('sharp');
  return new Uint8Array(
    await sharp(Buffer.from(svg), { density }).resize(width, height).png({ palette: true }).toBuffer(),
  );
}

async function manifestOf({ db, locale }: Context) {
  const { language } = locale;
  const network = await networkOfNode(db, language);
  const { paper, lapis } = inksOf(network ?? { hue: null, accentHue: null });
  const name = network?.name ?? 'Serai';
  return {
    name,
    short_name: network?.acronym ?? name,
    lang: language,
    dir: directionOf(language),
    start_url: '/',
    display: 'browser',
    background_color: paper,
    theme_color: lapis,
    icons: [
      { src: fileAddress(files.icon), type: 'image/svg+xml', sizes: 'any' },
      { src: fileAddress(files.largeIcon), type: 'image/png', sizes: '512x512' },
    ],
  };
}

import { globSync } from 'node:fs';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { paths } from '#paths.ts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { languages, type Language } from '#i18n/languages.ts';
import { elementsOf, piecesOf, type Piece } from './html.ts';
import { canary } from './canaries.ts';
import { askers, plant, type Asker } from './planted.ts';
import { declaredIn, read, urlOf, type Declared } from './registry.ts';
import { foundWorld, ORIGIN, type World } from './world.ts';

const BYTES = 120 * 1_024;
const REQUESTS = 10;

/** Who sees most of a page: between them every declared page is read by somebody. */
const readers = [
  'visitor',
  'contributor',
  'focalPoint',
  'mayor',
  'officer',
  'secretary',
] as const satisfies readonly Asker[];

type Shown = { at: Declared; address: string; language: Language; reader: (typeof readers)[number]; html: string };

let world: World;
let declared: Declared[];
const shown: Shown[] = [];

beforeAll(async () => {
  world = await foundWorld();
  const planted = await plant(world);
  declared = declaredIn(world, planted).filter(({ face, method }) => face === 'page' && method === 'GET');
  for (const at of declared)
    for (const language of languages) for (const reader of readers) await show(at, language, reader);
}, 180_000);
afterAll(() => world.close());

describe('every page', () => {
  test('is read by somebody', () => {
    const unread = declared
      .filter(({ path: address }) => !shown.some(({ at }) => at.path === address))
      .map((at) => urlOf(at));
    // The setup is over once there is a network; its own test looks at it.
    expect(unread.filter((address) => address !== '/en/setup')).toEqual([]);
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
    const errors = new Set<string>();
    // Korean pages differ in words alone, and most readers see what these three see.
    const judged = shown.filter(
      ({ language, reader }) => language !== 'ko' && ['visitor', 'mayor', 'secretary'].includes(reader),
    );
    for (const { address, reader, html } of judged) {
      const { results } = await validator.validateString(html);
      for (const { ruleId, message, line, column } of results.flatMap(({ messages }) => messages)) {
        errors.add(
          `${ruleId}: ${message} · ${address} as ${reader} · ${html.split('\n')[line - 1]?.slice(Math.max(0, column - 60), column + 60)}`,
        );
      }
    }
    expect([...errors]).toEqual([]);
  }, 120_000);

  test('says its language and direction, and has one heading of the first order', () => {
    const wrong = shown.flatMap(({ address, reader, language, html }) => {
      const [root] = elementsOf(html, 'html');
      const headings = elementsOf(html, 'h1').length;
      const isRight =
        root?.['lang'] === language &&
        root['dir'] === (language === 'fa' ? 'rtl' : 'ltr') &&
        headings === 1 &&
        html.startsWith('<!DOCTYPE html>');
      return isRight ? [] : [`${address} as ${reader}: ${JSON.stringify(root)}, ${headings} h1`];
    });
    expect(wrong).toEqual([]);
  });

  test('has one title that names it', () => {
    const titles = shown.map(({ address, html }) => ({
      address,
      title: /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '',
    }));
    expect(titles.filter(({ title }) => title.trim() === '')).toEqual([]);
  });

  test('names its own address and its other languages, each of which names it back', () => {
    const linksOf = new Map(
      shown.filter(({ reader }) => reader === 'secretary').map(({ address, html }) => [address, alternatesOf(html)]),
    );
    const wrong: string[] = [];
    for (const { address, language, reader, html } of shown) {
      const { canonical, versions } = alternatesOf(html);
      const own = canonical.replace(ORIGIN, '');
      if (!own.startsWith(`/${language}/`)) wrong.push(`${address} as ${reader}: canonical ${canonical}`);
      if (versions[language] !== undefined && versions[language] !== canonical)
        wrong.push(`${address} as ${reader}: hreflang ${language} is ${versions[language]}`);
      for (const [other, link] of Object.entries(versions)) {
        const back = linksOf.get(link.replace(ORIGIN, ''));
        if (other !== 'x-default' && back && back.versions[language] !== canonical)
          wrong.push(`${address} as ${reader}: ${other} does not name it back`);
      }
      if (Object.keys(versions).length > 0 && versions['x-default'] === undefined)
        wrong.push(`${address} as ${reader}: no x-default`);
    }
    expect(wrong).toEqual([]);
  });

  test('is kept from search engines where it belongs to one person or desk', () => {
    const kept = shown.filter(({ at }) => at.route.who !== 'anyone');
    expect(kept.length).toBeGreaterThan(5);
    expect([
      ...new Set(
        kept.filter(({ html }) => !/<meta name="robots" content="[^"]*noindex/.test(html)).map(({ at }) => at.path),
      ),
    ]).toEqual([]);
  });
});

/** The page of samples shows parts by their names in the code, with forms that lead nowhere; no reader comes there. */
const isForReaders = ({ address }: { address: string }) => !address.endsWith(paths.style);

describe('every text that people read', () => {
  test('is in the language of the page, unless people wrote it or it is marked as another', async () => {
    const english = await englishWords();
    expect(english.size).toBeGreaterThan(200);
    const strange = shown
      .filter((page) => page.language !== 'en' && isForReaders(page))
      .flatMap(({ address, language, html }) =>
        withPlainTitle(piecesOf(html), language)
          .filter((piece) => piece.language === language)
          .flatMap((piece) =>
            strangeWords(piece, english).map(
              (word) =>
                `${address}: ${word} in "${piece.text.slice(0, 80)}" (${piece.within.split(' ').slice(-3).join(' ')})`,
            ),
          ),
      );
    expect([...new Set(strange)]).toEqual([]);
  });

  test('is in the letters of the page’s language on the pages that most people read', () => {
    const letters: Record<'fa' | 'ko', RegExp> = { fa: /[\u0600-\u06FF]/, ko: /[\uAC00-\uD7A3]/ };
    for (const language of ['fa', 'ko'] as const) {
      for (const { address, html } of shown.filter((page) => page.language === language)) {
        expect([
          address,
          letters[language].test(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '') || isPeoples(html),
        ]).toEqual([address, true]);
      }
    }
  });

  test('shows no message whose places were not filled, and nothing that is no text', () => {
    const wrong = shown.flatMap(({ address, html }) =>
      piecesOf(html)
        .filter(({ text }) => /\{\w+\}|\[object |undefined|\bNaN\b|Invalid Date/.test(text))
        .filter(({ within }) => !/code|pre/.test(within))
        .map(({ text }) => `${address}: ${text.slice(0, 80)}`),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });
});

describe('every link', () => {
  test('leads somewhere', async () => {
    const links = new Map<string, string>();
    for (const { address, reader, html } of shown.filter(({ language }) => language !== 'ko')) {
      for (const { href } of elementsOf(html, 'a'))
        if (href && isOwn(href)) links.set(`${reader} ${own(href)}`, address);
    }
    expect(links.size).toBeGreaterThan(50);
    const dead: string[] = [];
    for (const [link, from] of links) {
      const [reader = 'visitor', href = ''] = link.split(' ');
      const answer = await clientOf(reader).fetch(href);
      if (![200, 302, 303].includes(answer.status)) dead.push(`${href} on ${from} as ${reader}: ${answer.status}`);
    }
    expect(dead).toEqual([]);
  }, 180_000);

  test('within a page leads to something on it', () => {
    const dead = shown.flatMap(({ address, html }) =>
      elementsOf(html, 'a').flatMap(({ href }) =>
        href?.startsWith('#') && href !== '#' && !html.includes(`id="${href.slice(1)}"`) ? [`${address}: ${href}`] : [],
      ),
    );
    expect([...new Set(dead)]).toEqual([]);
  });

  test('of a form leads to a declared step', () => {
    const patterns = declaredIn(world, {
      applicant: '',
      pendingMandate: '',
      currentMandate: '',
      endedMandate: '',
      awaitedMandate: '',
      session: '',
      import: '',
      mail: '',
      signInToken: '',
      invitationToken: '',
      addressToken: '',
      contributorId: '',
      closedPerson: '',
      innerGroup: '',
      draftGroup: '',
      askedParticipation: '',
      joinedParticipation: '',
      declinedParticipation: '',
      ownParticipation: '',
      deliverable: '',
      innerPost: '',
      hiddenPost: '',
      innerComment: '',
      hiddenComment: '',
      innerDocument: '',
      removedDocument: '',
      draftedProposal: '',
      remark: '',
      settledRemark: '',
      takenText: '',
      proposalDraft: '',
      openProposal: '',
      submittedProposal: '',
      boardProposal: '',
      adoptedProposal: '',
      openQuestion: '',
      answeredQuestion: '',
      proposalFile: '',
      removedProposalFile: '',
    }).map(({ path: pattern, method }) => ({ method, pattern: new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`) }));
    const dead = shown.filter(isForReaders).flatMap(({ address, html }) =>
      elementsOf(html, 'form').flatMap(({ action = '', method = 'get' }) => {
        const target =
          own(action)
            .replace(/^\/(en|fa|ko)(?=\/)/, '')
            .split('?')[0] ?? '';
        const isKnown = patterns.some(
          ({ pattern, method: taken }) => pattern.test(target) && (method === 'get') === (taken === 'GET'),
        );
        return isKnown ? [] : [`${address}: ${method} ${action}`];
      }),
    );
    expect([...new Set(dead)]).toEqual([]);
  });

  test('to other sites does not carry the reader’s address along, and nothing is loaded from there', () => {
    const foreign = shown.flatMap(({ address, html }) =>
      [
        ...elementsOf(html, 'img'),
        ...elementsOf(html, 'script'),
        ...elementsOf(html, 'link').filter(({ rel }) => rel !== 'canonical' && rel !== 'alternate'),
        ...elementsOf(html, 'iframe'),
      ].flatMap(({ src, href }) => {
        const target = src ?? href ?? '';
        return target === '' || isOwn(target) ? [] : [`${address}: ${target}`];
      }),
    );
    expect([...new Set(foreign)]).toEqual([]);
  });
});

describe('every page that visitors read', () => {
  test('weighs at most 120 KB compressed, in at most ten requests', async () => {
    const heavy: string[] = [];
    for (const { address, html } of shown.filter(({ reader }) => reader === 'visitor')) {
      const parts = [
        ...new Set([
          ...elementsOf(html, 'link')
            .filter(({ rel }) => rel === 'stylesheet' || rel === 'preload')
            .map(({ href }) => href),
          ...elementsOf(html, 'script').map(({ src }) => src),
          ...elementsOf(html, 'img').map(({ src }) => src),
        ]),
      ];
      const sizes = await Promise.all([address, ...parts.filter((part) => part !== undefined)].map(compressedSize));
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      if (bytes > BYTES || sizes.length > REQUESTS)
        heavy.push(`${address}: ${bytes} bytes in ${sizes.length} requests`);
    }
    expect(heavy).toEqual([]);
  }, 60_000);
});

async function show(at: Declared, language: Language, reader: (typeof readers)[number]): Promise<void> {
  const answer = await read(world.visitor.fetch, world[reader], at, language);
  if (answer.status === 200)
    shown.push({ at, address: urlOf(at, language), language, reader, html: await answer.text() });
}

const clientOf = (name: string) => world[askers.find((asker) => asker === name) ?? 'visitor'];

const own = (href: string) => href.replace(ORIGIN, '').split('#')[0] ?? '';

const isOwn = (href: string) => (href.startsWith('/') && !href.startsWith('//')) || href.startsWith(`${ORIGIN}/`);

function alternatesOf(html: string): { canonical: string; versions: Record<string, string> } {
  const links = elementsOf(html, 'link');
  const versions = links
    .filter(({ rel, hreflang }) => rel === 'alternate' && hreflang)
    .map(({ hreflang = '', href = '' }) => [hreflang, href] as const);
  return {
    canonical: links.find(({ rel }) => rel === 'canonical')?.['href'] ?? '',
    versions: Object.fromEntries(versions),
  };
}

/** Words of the English messages that are not also said in Persian and Korean as they are, such as CSV. */
async function englishWords(): Promise<Set<string>> {
  const files = globSync('src/*/messages/{en,fa,ko}.ts', { cwd: path.resolve(import.meta.dirname, '..') });
  const words: Record<string, Set<string>> = { en: new Set(), fa: new Set(), ko: new Set() };
  for (const file of files) {
    const module: unknown = await import(path.resolve(import.meta.dirname, '..', file));
    for (const word of latinWords(
      textsOf(module)
        .join(' ')
        .replace(/\{\w+\}/g, ' '),
    ))
      words[path.basename(file, '.ts')]?.add(word);
  }
  const everywhere = new Set([...(words['fa'] ?? []), ...(words['ko'] ?? [])]);
  return new Set([...(words['en'] ?? [])].filter((word) => !everywhere.has(word)));
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const latinWords = (text: string): string[] =>
  [...text.toLowerCase().matchAll(/(?<![\p{L}.@/-])[a-z]{3,}(?![\p{L}@/]|\.\w)/gu)].map(([word]) => word);

/** A title can hold no marks: what the page marks as somebody's own text, or as another language, is that in its title too. */
function withPlainTitle(pieces: Piece[], language: Language): Piece[] {
  const marked = pieces
    .filter((piece) => /\bbdi\b/.test(piece.within) || piece.language !== language)
    .map(({ text }) => text)
    .filter((text) => text.length > 3)
    .toSorted((one, other) => other.length - one.length);
  return pieces.map((piece) =>
    piece.within.endsWith(' title')
      ? { ...piece, text: marked.reduce((title, text) => title.replaceAll(text, ' '), piece.text) }
      : piece,
  );
}

/** Names of people, of browsers and of example addresses are people's own text. */
function strangeWords({ text, within }: Piece, english: Set<string>): string[] {
  if (/\b(bdi|code|pre|textarea)\b/.test(within)) return [];
  const zone = /\boption$/.test(within) ? zoneCities.find((city) => text.startsWith(city)) : undefined;
  return latinWords(zone ? text.slice(zone.length) : text).filter((word) => english.has(word));
}

/** Cities that name a time zone; small ones have no name in other languages. */
const zoneCities = [
  ...Intl.supportedValuesOf('timeZone').map((zone) =>
    zone.split('/').slice(1).toReversed().join(', ').replaceAll('_', ' '),
  ),
  ...Intl.supportedValuesOf('timeZone').map((zone) => zone.split('/').at(-1)?.replaceAll('_', ' ') ?? ''),
].toSorted((one, other) => other.length - one.length);

/** A heading that is a name somebody gave. */
const isPeoples = (html: string) =>
  /<h1[^>]*>\s*<bdi|<h1[^>]*>[^<]*qz/.test(html) || html.includes(`<h1>${canary('people.name')}`);

async function compressedSize(address: string): Promise<number> {
  const ask = () => world.visitor.fetch(address, { headers: { 'accept-encoding': 'br, gzip' } });
  await ask().then((answer) => answer.arrayBuffer());
  if (!/\.(woff2|png|jpg|webp)$/.test(address))
    await vi.waitFor(async () => expect(isCompressed(await ask())).toBe(true), { timeout: 2_000, interval: 10 });
  return (await (await ask()).arrayBuffer()).byteLength;
}

/** What is as small as a header gains nothing. */
const isCompressed = (answer: Response) =>
  answer.headers.get('content-encoding') !== null ||
  answer.headers.get('content-type')?.startsWith('text/css') === true;

import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { foundWorld, ORIGIN, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await foundWorld();
});
afterAll(() => world.close());

const languages = ['en', 'fa', 'ko'] as const;

test('The home page leads to every city, to the offices and to who joined lately, in each language', async () => {
  for (const language of languages) {
    const { status, text } = await world.visitor.get('/', language);
    expect(status).toBe(200);
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
    const cities = new Set(
      [...main.matchAll(new RegExp(`href="/${language}/members/([a-z]+)"`, 'g'))].map(([, slug]) => slug),
    );
    expect([...cities].toSorted()).toEqual(['almaty', 'beyoglu', 'busan', 'isfahan', 'seoul', 'shiraz', 'tashkent']);
    expect(main.match(/href="\/\w\w\/offices\/[a-z-]+"/g)).toHaveLength(3);
  }
  const { text } = await world.visitor.get('/');
  expect([...text.matchAll(/data-label="Joined"><time datetime="([\d-]+)">/g)].map(([, on]) => on)).toEqual([
    '2021',
    '2019-03-21',
    '2018',
    '2017',
    '2012-05',
    '2010',
  ]);
});

test('A visitor reads what the network is for before the map; who speaks for a city, below', async () => {
  await world.db.execute(
    sql`update network_texts set purpose = E'It joins cities.\\n\\nIt meets every year.' where language = 'en'`,
  );
  world.program.cache.forget();
  const visited = (await world.visitor.get('/')).text;
  const places = ['It joins cities.', 'role="search"', 'class="regions"', 'It meets every year.'].map((words) =>
    visited.indexOf(words),
  );
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  const { text } = await world.focalPoint.get('/');
  expect(text.indexOf('It joins cities.')).toBeGreaterThan(text.indexOf('class="regions"'));
});

test('Who speaks for a city reads first what is asked of it', async () => {
  const { text } = await world.focalPoint.get('/', 'fa');
  expect(text).toContain('id="asked"');
  expect((await world.visitor.get('/', 'fa')).text).not.toContain('id="asked"');
});

test('The data block about the network can be read by machines and closes no script early', async () => {
  await world.db.execute(
    sql`update network_texts set summary = 'Cities </script><b>show</b> cities' where language = 'en'`,
  );
  const { text } = await world.secretary.get('/');
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
  expect(JSON.parse(block)).toMatchObject({
    '@type': 'Organization',
    description: 'Cities </script><b>show</b> cities',
    foundingDate: '2010',
    url: `${ORIGIN}/en/`,
  });
});

test('Every page of the site map exists', async () => {
  const { text } = await world.secretary.get('/sitemap');
  const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
  const addresses = [...main.matchAll(/href="(\/en\/[^"]*)"/g)].map(([, address = '']) => address);
  expect(addresses.filter((address) => address.startsWith('/en/members/'))).toHaveLength(7);
  const statuses = await Promise.all(
    addresses.map(async (address) => [address, (await world.secretary.fetch(address)).status] as const),
  );
  expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
});

type Entry = { location: string; alternates: Record<string, string> };

function entriesOf(xml: string): Entry[] {
  return [...xml.matchAll(/<url><loc>([^<]+)<\/loc>(.*?)<\/url>/g)].map(([, location = '', links = '']) => ({
    location,
    alternates: Object.fromEntries(
      [...links.matchAll(/<xhtml:link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"\/>/g)].map(
        ([, language = '', href = '']) => [language, href],
      ),
    ),
  }));
}

const siteMap = async (query = '') => (await world.visitor.fetch(`/sitemap.xml${query}`)).text();

test('The site map for machines names every public page in every language, each version naming the others', async () => {
  const entries = entriesOf(await siteMap());
  expect(entries).toHaveLength(3 * (6 + 3 + 7));
  const byLocation = new Map(entries.map((entry) => [entry.location, entry.alternates]));
  for (const { location, alternates } of entries) {
    expect(Object.keys(alternates)).toEqual([...languages, 'x-default']);
    expect(Object.values(alternates)).toContain(location);
    for (const language of languages) expect(byLocation.get(alternates[language] ?? '')).toEqual(alternates);
    expect(alternates['x-default']).toBe(location.replace(/\/(en|fa|ko)\//, '/'));
  }
});

test('A page names the same versions of itself as the site map does', async () => {
  const { text } = await world.visitor.get('/offices/central-asia');
  const said = Object.fromEntries(
    [...text.matchAll(/<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"\/>/g)].map(
      ([, language = '', href = '']) => [language, href],
    ),
  );
  const entry = entriesOf(await siteMap()).find(({ location }) => location === `${ORIGIN}/en/offices/central-asia`);
  expect(said).toEqual(entry?.alternates);
});

test('Robots may read every address of the site map, and nothing that belongs to one person', async () => {
  const rules = [...(await (await world.visitor.fetch('/robots.txt')).text()).matchAll(/^Disallow: (.+)$/gm)].map(
    ([, pattern = '']) => new RegExp(`^${pattern.replace(/[.?+^()[\]{}|\\]/g, '\\$&').replaceAll('*', '.*')}`),
  );
  const isRefused = (address: string) => rules.some((rule) => rule.test(address));
  const addresses = entriesOf(await siteMap()).map(({ location }) => location.slice(ORIGIN.length));
  expect(addresses.length).toBeGreaterThan(20);
  expect(addresses.filter(isRefused)).toEqual([]);
  const own = ['/en/me', '/fa/me/settings', '/en/desk', '/ko/desk?topic=members', '/en/sign-in', '/api/v1/members'];
  expect(own.filter((address) => !isRefused(address))).toEqual([]);
});

test('Robots are led to the site map; whom to tell of a fault is said only where there is an address', async () => {
  expect(await (await world.visitor.fetch('/robots.txt')).text()).toContain(`Sitemap: ${ORIGIN}/sitemap.xml\n`);
  expect((await world.visitor.fetch('/.well-known/security.txt')).status).toBe(404);
  await world.db.execute(sql`update offices set email = 'safety@network.example' where kind = 'secretariat'`);
  const security = await world.visitor.fetch('/.well-known/security.txt');
  const lines = (await security.text()).trim().split('\n');
  expect(lines.map((line) => line.split(':')[0])).toEqual(['Contact', 'Expires', 'Preferred-Languages', 'Canonical']);
  expect(lines[0]).toBe('Contact: mailto:safety@network.example');
  expect(security.headers.get('content-type')).toBe('text/plain; charset=utf-8');
});

/** The questions of the first reading after a change: nothing is kept, not even the frame that all pages share. */
async function queriesFor(address: string): Promise<number> {
  let count = 0;
  world.program.cache.forget();
  const { pool } = world;
  const query = pool.query;
  pool.query = function counted(...args: unknown[]) {
    count += 1;
    return Reflect.apply(query, pool, args);
  } as typeof pool.query;
  const { status } = await world.secretary.get(address);
  pool.query = query;
  expect(status).toBe(200);
  return count;
}

async function enterInvented(count: number): Promise<void> {
  await world.db.execute(sql`
    insert into members (id, node_id, slug, kind, country, latitude, longitude, population, languages, office_id, joined, state, look)
    select gen_random_uuid(), (select node_id from networks), 'invented-' || n, 'city', 'KR', -60 + random() * 130, -179 + random() * 358, n, '{ko}',
      (select id from offices where slug = 'secretariat'), '2020', 'full', 0 from generate_series(1, ${count}) n on conflict do nothing`);
  await world.db.execute(sql`
    insert into member_texts (member_id, language, name) select id, 'en', slug from members on conflict do nothing`);
  await world.db.execute(sql`analyze members`);
}

test(
  'Home, offices and site map ask as many questions at 10,000 members as at 7; the map then shows squares, the site map parts',
  { timeout: 60_000 },
  async () => {
    const addresses = ['/', '/offices', '/offices/secretariat', '/sitemap'];
    const small: number[] = [];
    for (const address of addresses) small.push(await queriesFor(address));
    await enterInvented(10_000);
    const large: number[] = [];
    for (const address of addresses) large.push(await queriesFor(address));
    expect(large).toEqual(small);
    expect(Math.max(...large)).toBeLessThanOrEqual(6);

    const { text } = await world.visitor.get('/');
    expect(text).toContain('data-square=');
    expect(text.length).toBeLessThan(250_000);

    const index = await siteMap();
    const parts = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(
      ([, location = '']) => new URL(location.replaceAll('&amp;', '&')).search,
    );
    expect(index).toContain('<sitemapindex');
    expect(parts).toHaveLength(1 + Math.ceil(10_007 / 3_333));
    const counts = await Promise.all(parts.map(async (part) => entriesOf(await siteMap(part)).length));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3 * (6 + 3 + 10_007));
    expect(Math.max(...counts)).toBeLessThanOrEqual(10_000);
  },
);

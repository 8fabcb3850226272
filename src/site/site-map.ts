import type { Context } from '#core/context.ts';
import type { Language } from '#i18n/languages.ts';
import { isCounted } from '#offices/queries.ts';
import { addressOf, fileAddress, files, pageAddress, paths } from '#paths.ts';
import { sql } from 'drizzle-orm';

/** A part of a site map holds at most so many addresses; above that there is an index of parts. The protocol would allow 50,000. */
const mostAddresses = 10_000;

const portion = 500;

type Plan = { languages: Language[]; members: number };

/** What stands at /sitemap.xml: everything, or the index of its parts. Null before there is a network. */
export async function siteMapOf(
  ctx: Context,
  { from, part }: { from: string | null; part: string | null },
): Promise<AsyncIterable<string, void> | null> {
  const plan = await planOf(ctx);
  if (!plan) return null;
  if (from !== null) return addresses(ctx, plan, { pages: false, from });
  if (part === 'pages') return addresses(ctx, plan, { pages: true, from: null });
  const isWhole = (plan.members + fixedPages.length) * plan.languages.length <= mostAddresses;
  return isWhole ? addresses(ctx, plan, { pages: true, from: '' }) : index(ctx, plan);
}

async function planOf(ctx: Context): Promise<Plan | null> {
  const { rows } = await ctx.db.execute<Plan>(
    sql`select languages, (select count(*)::int from members m where ${isCounted}) as members from networks`,
  );
  return rows[0] ?? null;
}

const fixedPages: readonly string[] = [
  paths.home,
  paths.members,
  paths.offices,
  paths.groups,
  paths.proposals,
  paths.siteMap,
];

/** So many groups are named beside the fixed pages: those at work first. */
const mostGroups = 2_000;

/** So many proposals are named beside the fixed pages, the latest. */
const mostProposals = 2_000;

const membersInPart = ({ languages }: Plan) => Math.floor(mostAddresses / languages.length);

async function* index(ctx: Context, plan: Plan): AsyncIterable<string, void> {
  const { rows } = await ctx.db.execute<{ slug: string }>(sql`
    select slug from (select m.slug, row_number() over (order by m.slug collate "C") as place from members m where ${isCounted}) s
    where (place - 1) % ${membersInPart(plan)} = 0 order by place`);
  yield `${declaration}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n`;
  for (const query of [{ part: 'pages' }, ...rows.map(({ slug }) => ({ from: slug }))]) {
    yield `<sitemap><loc>${escaped(ctx.origin + fileAddress(files.siteMap, {}, query))}</loc></sitemap>\n`;
  }
  yield '</sitemapindex>\n';
}

type Wanted = { pages: boolean; from: string | null };

/** Fixed pages and offices, and the members from a slug on, read in portions so that no list is ever held whole. */
async function* addresses(ctx: Context, plan: Plan, { pages, from }: Wanted): AsyncIterable<string, void> {
  yield `${declaration}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`;
  if (pages) {
    const { rows } = await ctx.db.execute<{ slug: string }>(sql`select slug from offices order by slug`);
    const { rows: proposals } = await ctx.db.execute<{ slug: string }>(
      sql`select slug from proposals where number is not null order by number desc limit ${mostProposals}`,
    );
    yield [
      ...fixedPages,
      ...rows.map(({ slug }) => addressOf(paths.office, { slug })),
      ...proposals.map(({ slug }) => addressOf(paths.proposal, { slug })),
    ]
      .map((address) => entry(ctx.origin, plan.languages, address))
      .join('');
    yield await groupAddresses(ctx, plan);
  }
  if (from !== null) yield* memberAddresses(ctx, plan, from);
  yield '</urlset>\n';
}

/** A group stands in the languages that its charter is written in. */
async function groupAddresses({ db, origin }: Context, { languages }: Plan): Promise<string> {
  const { rows } = await db.execute<{ slug: string; written: Language[] }>(sql`
    select g.slug, (select json_agg(t.language) from group_texts t where t.group_id = g.id) as written
    from groups g where g.state <> 'draft' order by g.state, g.slug limit ${mostGroups}`);
  return rows
    .map(({ slug, written }) => {
      const versions = languages.filter((language) => written.includes(language));
      return entry(origin, versions, addressOf(paths.group, { slug }));
    })
    .join('');
}

async function* memberAddresses(ctx: Context, plan: Plan, from: string): AsyncIterable<string, void> {
  let left = membersInPart(plan);
  let start = sql`m.slug collate "C" >= ${from}`;
  while (left > 0) {
    const size = Math.min(portion, left);
    const { rows } = await ctx.db.execute<{ slug: string }>(sql`
      select m.slug from members m where ${isCounted} and ${start} order by m.slug collate "C" limit ${size}`);
    yield rows.map(({ slug }) => entry(ctx.origin, plan.languages, addressOf(paths.member, { slug }))).join('');
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    start = sql`m.slug collate "C" > ${last.slug}`;
    left -= rows.length;
  }
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** One page in each language, every version naming all of them and the address that chooses by itself. */
function entry(origin: string, languages: readonly Language[], address: string): string {
  const versions = languages.map((language) => ({ language, href: escaped(origin + pageAddress(language, address)) }));
  const alternates = [
    ...versions.map(({ language, href }) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`),
    `<xhtml:link rel="alternate" hreflang="x-default" href="${escaped(origin + address)}"/>`,
  ].join('');
  return versions.map(({ href }) => `<url><loc>${href}</loc>${alternates}</url>\n`).join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

import type { Context } from '#core/context.ts';
import { kept } from '#core/kept.ts';
import { notFound } from '#core/refusal.ts';
import { collationOf } from '#i18n/collations.ts';
import type { Language } from '#i18n/languages.ts';
import type { PartialDate } from '#i18n/partial-date.ts';
import { countsFor, pointsOf, squaresOf } from '#members/list-sql.ts';
import type { MemberKind, MemberState } from '#members/member.ts';
import type { MemberOnMap, SquareOfMembers } from '#members/member-view.ts';
import { sightOf } from '#members/member-sql.ts';
import { forReader, groupName, memberName, officeName } from '#network/names.ts';
import { isCounted } from '#offices/queries.ts';
import { sql, type SQL } from 'drizzle-orm';

/** An office with what the line under the map says of it, and some of its members for the small window on a phone. */
export type OfficeOnHome = {
  slug: string;
  name: string;
  kind: 'secretariat' | 'regional';
  members: number;
  countries: number;
  host: string | null;
  /** Of its largest members: where they are, and what the first three are called. */
  places: { latitude: number; longitude: number; name: string | null }[];
};

/** A member that joined lately. */
export type Admission = {
  slug: string;
  name: string;
  kind: MemberKind;
  country: string;
  look: number;
  state: MemberState;
  joined: PartialDate;
  source: string | null;
  sample: boolean;
};

/** The network in its own words. */
export type NetworkInWords = {
  name: string;
  acronym: string | null;
  founded: number | null;
  summary: { text: string; language: Language } | null;
  purpose: { text: string; language: Language } | null;
  email: string | null;
};

export type HomeOnPage = {
  network: NetworkInWords;
  members: number;
  countries: number;
  /** Each member, where they are few enough; otherwise the squares of the grid. */
  points: MemberOnMap[];
  squares: SquareOfMembers[];
  offices: OfficeOnHome[];
  latest: Admission[];
};

const latestCount = 6;
const placesOfOffice = 24;

/** What the home page shows to everybody: the map, the offices, who joined lately. Two queries, however many members there are. */
export function homeOf(ctx: Context): Promise<HomeOnPage> {
  return kept(ctx, ['home', ctx.locale.language, sightOf(ctx.viewer)], async () => {
    const [map, lists] = await Promise.all([mapOf(ctx), listsOf(ctx)]);
    return { ...map, ...lists };
  });
}

type MapOfMembers = Pick<HomeOnPage, 'members' | 'countries' | 'points' | 'squares'>;

async function mapOf(ctx: Context): Promise<MapOfMembers> {
  const { rows } = await ctx.db.execute<MapOfMembers>(sql`
    with ${countsFor(ctx, {})}
    select coalesce(sum(m.members) filter (where ${isCounted}), 0)::int as members, count(distinct m.country) filter (where ${isCounted})::int as countries,
      ${pointsOf(ctx, {})} as points, ${squaresOf()} as squares
    from wanted m`);
  return rows[0] ?? { members: 0, countries: 0, points: [], squares: [] };
}

type Lists = Pick<HomeOnPage, 'network' | 'offices' | 'latest'>;

async function listsOf(ctx: Context): Promise<Lists> {
  const { language } = ctx.locale;
  const { rows } = await ctx.db.execute<Lists>(sql`
    with counted as (
      select m.office_id, sum(m.members)::int as members, count(distinct m.country)::int as countries from member_counts m where ${isCounted} group by m.office_id
    ), places as (
      select o.id as office_id, json_agg(json_build_object('latitude', l.latitude, 'longitude', l.longitude,
        'name', case when l.rank <= 3 then ${memberName(language, sql`l.id`)} end) order by l.rank) as places
      from offices o join lateral (
        select m.id, m.latitude, m.longitude, row_number() over (order by m.population desc nulls last, m.slug) as rank from members m
        where m.office_id = o.id and ${isCounted} order by m.population desc nulls last, m.slug limit ${placesOfOffice}) l on true
      where o.state = 'open' group by o.id
    ), listed as (
      select o.slug, ${officeName(language)} as name, o.kind, coalesce(c.members, 0) as members, coalesce(p.places, '[]') as places,
        case when o.kind = 'regional' then (select count(*)::int from office_countries x where x.office_id = o.id) else coalesce(c.countries, 0) end as countries,
        (select ${memberName(language)} from members m where m.hosts_office_id = o.id order by m.slug limit 1) as host
      from offices o left join counted c on c.office_id = o.id left join places p on p.office_id = o.id where o.state = 'open'
    ), latest as (
      select m.slug, ${memberName(language)} as name, m.kind, m.country, m.look, m.state, m.joined, m.source, m.sample
      from members m where ${isCounted} and m.joined is not null order by m.joined desc nulls last, m.slug limit ${latestCount}
    )
    select ${inWords(language)} as network, (select coalesce(json_agg(l order by l.kind = 'regional', l.members desc, l.slug), '[]') from listed l) as offices,
      (select coalesce(json_agg(l order by l.joined desc, l.slug), '[]') from latest l) as latest`);
  const [lists] = rows;
  if (!lists) throw notFound();
  return lists;
}

const inWords = (language: Language): SQL => sql`
  (select json_build_object('name', ${bestOf(sql`name`, language)}->>'text', 'acronym', n.acronym, 'founded', n.founded,
      'summary', ${bestOf(sql`summary`, language)}, 'purpose', ${bestOf(sql`purpose`, language)},
      'email', (select email from offices where kind = 'secretariat' and state <> 'closed'))
    from networks n)`;

/** One of the network's texts in the best language it exists in, with that language. */
const bestOf = (column: SQL, language: Language): SQL => sql`
  (select json_build_object('text', t.${column}, 'language', t.language) from network_texts t where t.network_id = n.id and t.${column} is not null
    order by ${forReader(sql`t`, language)} limit 1)`;

/** The network's page index: every office and, as long as they can be read in one go, every member of each. */
export type SiteIndex = {
  offices: {
    slug: string;
    name: string;
    kind: 'secretariat' | 'regional';
    members: number;
    cities: { slug: string; name: string }[];
  }[];
  isWhole: boolean;
  /** Groups that are at work, by name. */
  groups: { slug: string; name: string }[];
};

const mostGroups = 200;

const mostInIndex = 1_000;

export function siteIndexOf(ctx: Context): Promise<SiteIndex> {
  return kept(ctx, ['site index', ctx.locale.language], () => readSiteIndex(ctx));
}

async function readSiteIndex(ctx: Context): Promise<SiteIndex> {
  const { language } = ctx.locale;
  const { rows } = await ctx.db.execute<SiteIndex>(sql`
    with counted as (select m.id, m.slug, m.office_id from members m where ${isCounted}), total as (select count(*)::int as members from counted),
    listed as (
      select o.slug, ${officeName(language)} as name, o.kind, (select count(*)::int from counted c where c.office_id = o.id) as members,
        coalesce((select json_agg(json_build_object('slug', c.slug, 'name', ${memberName(language, sql`c.id`)}))
          from counted c where c.office_id = o.id and (select members from total) <= ${mostInIndex}), '[]') as cities
      from offices o
    )
    select (select members from total) <= ${mostInIndex} as "isWhole",
      (select coalesce(json_agg(w order by w.name collate ${sql.identifier(collationOf(language))}), '[]')
        from (select g.slug, ${groupName(language)} as name from groups g where g.state = 'active' order by g.slug limit ${mostGroups}) w) as groups,
      (select coalesce(json_agg(l order by l.kind = 'regional', l.name collate ${sql.identifier(collationOf(language))}), '[]') from listed l) as offices`);
  return rows[0] ?? { offices: [], isWhole: true, groups: [] };
}

/** Whom to write to about this site, and in which languages; null before there is a network, or without an address. */
export async function securityContactOf(ctx: Context): Promise<{ email: string; languages: Language[] } | null> {
  const { rows } = await ctx.db.execute<{ email: string; languages: Language[] }>(sql`
    select o.email, n.languages from offices o, networks n where o.kind = 'secretariat' and o.state <> 'closed' and o.email is not null`);
  return rows[0] ?? null;
}

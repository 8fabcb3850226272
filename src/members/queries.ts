import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { kept } from '#core/kept.ts';
import { notFound } from '#core/refusal.ts';
import type { Viewer } from '#core/viewer.ts';
import { todayOf } from '#db/today.ts';
import { hasStrayControl } from '#i18n/text.ts';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import {
  allSeenBy,
  countsFor,
  facetsOf,
  officeAskedFor,
  othersOf,
  pageOf,
  pointsOf,
  squaresOf,
  type Place,
} from './list-sql.ts';
import { inArrears, memberTextFor, officeTextFor, sightOf, visibleTo, wordsFor } from './member-sql.ts';
import type { MemberInList, MemberInView, MemberProfile, MembersInView, MembersQuery } from './member-view.ts';
import { passageOf, type WordsFound } from './passage.ts';
import { mayDescribe, mayOfferEntry, mayReadArrears, mayReadDues, maysOf, mayStateFacts } from './policy.ts';
import { inTurn } from './searches.ts';

const neighbourCount = 8;

/** The member at this address; applicants only for those who may know of them. */
export async function findMember(ctx: Context, { slug }: { slug: string }): Promise<MemberInView> {
  const key = ['member', slug, ctx.locale.language, sightOf(ctx.viewer)];
  const member = await kept(ctx, key, () => readMember(ctx, slug));
  return { ...member, ...duesFor(ctx.viewer, member), may: maysOf(ctx.viewer, member) };
}

async function readMember(ctx: Context, slug: string): Promise<Omit<MemberInView, 'may'>> {
  const { language } = ctx.locale;
  const m = sql`m`;
  const { rows } = await ctx.db.execute<Omit<MemberInView, 'may'>>(sql`
    select m.id, m.slug, t.name, t.language as "nameLanguage", m.kind, m.country, m.latitude, m.longitude, m.population,
      m.geonames_id as "geonamesId", m.languages, m.office_id as "officeId", m.joined, m.state, ${inArrears(m)} as "isInArrears",
      m.dues_paid_until::text as "duesPaidUntil", m.founding, m.website, m.source, m.sample, m.look, m.revision,
      json_build_object('slug', o.slug, 'name', ot.name) as office,
      (select json_build_object('slug', h.slug, 'name', ht.name) from offices h
        join lateral ${officeTextFor(sql`h.id`, language)} ht on true where h.id = m.hosts_office_id and h.state <> 'closed') as "hostedOffice",
      (select json_agg(json_build_object('language', x.language, 'name', x.name) order by x.language) from member_texts x where x.member_id = m.id) as names,
      ${wordsFor(sql`m.id`, sql`summary`, language)} as summary,
      ${wordsFor(sql`m.id`, sql`needs`, language)} as needs,
      ${wordsFor(sql`m.id`, sql`offers`, language)} as offers,
      (select coalesce(json_agg(json_build_object('state', s.state, 'since', s.since, 'reason', s.reason) order by s.at, s.id), '[]')
        from member_states s where s.member_id = m.id) as states,
      ${neighboursOf(ctx)} as neighbours
    from members m
      join lateral ${memberTextFor(sql`m.id`, language)} t on true
      join offices o on o.id = m.office_id
      join lateral ${officeTextFor(sql`o.id`, language)} ot on true
    where m.slug = ${slug} and ${visibleTo(ctx.viewer, m)}`);
  const [member] = rows;
  if (!member) throw notFound();
  return member;
}

/** What this reader may know of a member's dues. */
const duesFor = (
  viewer: Viewer,
  member: Omit<MemberInView, 'may'>,
): Pick<MemberInView, 'isInArrears' | 'duesPaidUntil'> => ({
  isInArrears: member.isInArrears && mayReadArrears(viewer),
  duesPaidUntil: mayReadDues(viewer, member) ? member.duesPaidUntil : null,
});

const arrearsFor =
  (viewer: Viewer) =>
  (listed: MemberInList): MemberInList => ({ ...listed, isInArrears: listed.isInArrears && mayReadArrears(viewer) });

/** The nearest members: first by degrees, which an index can answer, then those few by the way over the globe. */
const neighboursOf = ({ viewer, locale }: Context): SQL => sql`
  (select coalesce(json_agg(json_build_object('slug', n.slug, 'name', nt.name, 'nameLanguage', nt.language, 'country', n.country, 'look', n.look,
      'latitude', n.latitude, 'longitude', n.longitude, 'population', n.population, 'isHost', false) order by n.distance, n.slug), '[]')
    from (
      select near.*, sin(radians(near.latitude - m.latitude) / 2) ^ 2
        + cos(radians(m.latitude)) * cos(radians(near.latitude)) * sin(radians(near.longitude - m.longitude) / 2) ^ 2 as distance
      from (
        select c.* from members c
        where c.id <> m.id and c.state <> 'withdrawn' and ${visibleTo(viewer, sql`c`)}
        order by point(c.longitude, c.latitude) <-> point(m.longitude, m.latitude)
        limit ${3 * neighbourCount}
      ) near
      order by distance, near.slug
      limit ${neighbourCount}
    ) n
    join lateral ${memberTextFor(sql`n.id`, locale.language)} nt on true)`;

/** What is said of a member in all languages, for those who may say it anew. */
export async function findMemberProfile(ctx: Context, { slug }: { slug: string }): Promise<MemberProfile> {
  const { rows } = await ctx.db.execute<Omit<MemberProfile, 'may'>>(sql`
    select m.id, m.slug, t.name, m.kind, m.country, m.latitude, m.longitude, m.population, m.geonames_id as "geonamesId", m.languages,
      m.office_id as "officeId", m.joined, m.state, m.founding, m.website, m.source, m.sample, m.look, m.revision,
      (select json_agg(json_build_object('language', x.language, 'name', x.name, 'summary', x.summary, 'needs', x.needs, 'offers', x.offers))
        from member_texts x where x.member_id = m.id) as texts
    from members m
      join lateral ${memberTextFor(sql`m.id`, ctx.locale.language)} t on true
    where m.slug = ${slug} and ${visibleTo(ctx.viewer, sql`m`)}`);
  const [member] = rows;
  if (!member) throw notFound();
  return {
    ...member,
    may: { describe: mayDescribe(ctx.viewer, member), stateFacts: mayStateFacts(ctx.viewer, member) },
  };
}

/** What the form of a new member begins with: the network's day. */
export const findEntry = async (ctx: Context): Promise<{ today: string }> => ({ today: await todayOf(ctx) });

const pageSize = 50;

/** A member of a page as it is read, with what the next page begins behind. */
type ListedRow = Omit<MemberInList, 'passage'> & Place & { found: WordsFound | null };

type ListRow = Pick<MembersInView, 'total' | 'all' | 'countries' | 'officeName' | 'facets' | 'map'> & {
  items: ListedRow[];
};

/** The members of the network that this reader may know of, narrowed down, by name; with their map, and what else could be asked. */
export async function membersInView(
  ctx: Context,
  _: object,
  query: MembersQuery = {},
  size = pageSize,
): Promise<MembersInView> {
  const { after: _after, ...filters } = query;
  const key = ['members', ctx.locale.language, sightOf(ctx.viewer), mayReadArrears(ctx.viewer), query, size];
  const read = await kept(ctx, key, () => inTurn(query, () => readMembers(ctx, query, size)));
  return { ...read, filters, may: { enter: mayOfferEntry(ctx.viewer) } };
}

type MembersRead = Omit<MembersInView, 'filters' | 'may'>;

async function readMembers(ctx: Context, query: MembersQuery, size: number): Promise<MembersRead> {
  const { language } = ctx.locale;
  const after = placeAfter(query.after);
  const map = sql`json_build_object('points', ${pointsOf(ctx, query)}, 'squares', ${squaresOf()}, 'others', ${othersOf(ctx, query)})`;
  const { rows } = await ctx.db.execute<ListRow>(sql`
    with ${countsFor(ctx, query)}
    select ${pageOf(ctx, query, { after, size })} as items, found.total, found.countries, ${allSeenBy(ctx.viewer)} as "all",
      ${officeAskedFor(ctx, query)} as "officeName", ${facetsOf(language)} as facets, ${after ? sql`null::json` : map} as map
    from found`);
  const [row] = rows;
  if (!row) throw new Error('a list without a row');
  const { items, ...rest } = row;
  const shown = items.slice(0, size).map(listed(query)).map(arrearsFor(ctx.viewer));
  return { ...rest, items: shown, next: nextOf(items, size) };
}

const listed =
  ({ q }: MembersQuery) =>
  ({ id: _id, isByName: _isByName, found, ...member }: ListedRow): MemberInList => ({
    ...member,
    passage: found && q !== undefined ? passageOf(found, q) : null,
  });

/** The place of the last member shown; readers hand it back as it is. */
function nextOf(items: readonly Place[], size: number): string | null {
  const last = items[size - 1];
  if (items.length <= size || !last) return null;
  return Buffer.from(JSON.stringify([last.name, last.id, last.isByName])).toString('base64url');
}

const placeSchema = z.tuple([
  z.string().refine((name) => !hasStrayControl(name)),
  z.string().refine(isId),
  z.boolean().default(true),
]);

/** A place that this program did not write leads to the beginning of the list. */
function placeAfter(after: string | undefined): Place | null {
  if (after === undefined) return null;
  try {
    const read = placeSchema.safeParse(JSON.parse(Buffer.from(after, 'base64url').toString()));
    if (!read.success) return null;
    const [name, id, isByName] = read.data;
    return { name, id, isByName };
  } catch {
    return null;
  }
}

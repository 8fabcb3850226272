import type { Context } from '#core/context.ts';
import type { Viewer } from '#core/viewer.ts';
import { collationOf } from '#i18n/collations.ts';
import type { Language } from '#i18n/languages.ts';
import { forReader } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import { turnedBack } from './grid.ts';
import { inArrears, knowsOwnApplicant, memberTextFor, officeTextFor, visibleTo } from './member-sql.ts';
import type { MembersQuery } from './member-view.ts';
import { plainWords } from './plain-name.ts';

/** More members than this on one map are shown by squares of the grid. */
export const mostPoints = 400;

/** Where a list goes on: after a member that was found by its name, or by what it says. */
export type Place = { name: string; id: string; isByName: boolean };

export type Page = { after: Place | null; size: number };

/** Wanted, if it was asked for. */
const wanted = <Value>(value: Value | undefined, is: (value: Value) => SQL): SQL =>
  value === undefined ? sql`true` : is(value);

const isOfOffice = (row: SQL, { office }: MembersQuery): SQL =>
  wanted(office, (slug) => sql`${row}.office_id = (select id from offices where slug = ${slug})`);
const isOfCountry = (row: SQL, { country }: MembersQuery): SQL =>
  wanted(country, (code) => sql`${row}.country = ${code}`);
const isOfKind = (row: SQL, query: MembersQuery): SQL => wanted(query.kind, (kind) => sql`${row}.kind = ${kind}`);
const isInState = (row: SQL, query: MembersQuery): SQL => wanted(query.state, (state) => sql`${row}.state = ${state}`);
/** The withdrawn come only to those who ask for them. */
const isListed = (row: SQL, { state }: MembersQuery): SQL =>
  state === undefined ? sql`${row}.state <> 'withdrawn'` : sql`true`;
const worksIn = (row: SQL, query: MembersQuery): SQL =>
  wanted(query.language, (language) => sql`${language} = any(${row}.languages)`);
const isInSquare = (row: SQL, query: MembersQuery): SQL =>
  wanted(query.square, (square) => sql`${row}.square = ${square}`);

/** The members in whose name or words, in one language, all that is looked for stands. */
const says = (memberId: SQL, { q }: MembersQuery): SQL =>
  wanted(
    q,
    (words) => sql`${memberId} in (select x.member_id from member_texts x where ${holds(sql`x.plain`, words)})`,
  );

/** Word by word, so that `کمک ها` finds what was written with a half-space or a line between. */
const holds = (plain: SQL, words: string): SQL =>
  sql.join([sql`true`, ...plainWords(words).map((word) => sql`${plain} like ${containing(word)}`)], sql` and `);

const containing = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** Whether the member of a row with `member_id` is found by one of its names; without words to look for each is. */
const isByName = (row: SQL, { q }: MembersQuery): SQL =>
  wanted(
    q,
    (words) => sql`(exists (select 1 from member_texts x where x.member_id = ${row}.member_id and ${isInName(words)}))`,
  );

/** A name is how `plain` begins: only where the words stand about there is it worth to make the name comparable on its own. */
const isInName = (words: string): SQL => sql`
  case when ${holds(sql`left(x.plain, 4 * char_length(x.name))`, words)} then ${holds(sql`plain_text(x.name)`, words)} else false end`;

/** What a member is found by where the name shown does not say it: all of its words in the language nearest to the reader's. */
const foundBy = ({ locale: { language } }: Context, { q }: MembersQuery): SQL =>
  q === undefined
    ? sql`null::json`
    : sql`(select json_build_object('language', x.language, 'name', x.name, 'summary', x.summary, 'needs', x.needs, 'offers', x.offers)
        from member_texts x where x.member_id = p.member_id and not (${holds(sql`plain_text(p.name)`, q)}) and ${holds(sql`x.plain`, q)}
        order by ${forReader(sql`x`, language)} limit 1)`;

/** What is asked of a member, over a row of members. */
export const isAskedFor = (row: SQL, query: MembersQuery): SQL =>
  sql.join(
    [isOfOffice, isOfCountry, isOfKind, isInState, worksIn, isInSquare]
      .map((is) => is(row, query))
      .concat(says(sql`${row}.id`, query)),
    sql` and `,
  );

const isWanted = (row: SQL, query: MembersQuery): SQL => sql`${isAskedFor(row, query)} and ${isListed(row, query)}`;

/**
 * How many members this reader may know of are of each sort, with a yes or no for each filter: their sums answer the number of members,
 * what each other choice would lead to, and the squares of the map. They are kept for all members; of those who say certain words, and
 * for who knows of an applicant of their own, they are counted.
 */
export const countsFor = ({ viewer }: Context, query: MembersQuery): SQL => sql`
  cells as materialized (
    select c.*, ${isOfOffice(sql`c`, query)} as in_office, ${isOfCountry(sql`c`, query)} as in_country, ${isOfKind(sql`c`, query)} as in_kind,
      ${isInState(sql`c`, query)} and ${isListed(sql`c`, query)} as in_state, ${worksIn(sql`c`, query)} as in_language
    from ${query.q === undefined ? countsSeenBy(viewer) : countedAnew(viewer, query)} c where ${isInSquare(sql`c`, query)}
  ),
  wanted as materialized (select * from cells where in_office and in_country and in_kind and in_state and in_language),
  found as materialized (select coalesce(sum(members), 0)::int as total, count(distinct country)::int as countries from wanted)`;

/** All members that this reader may know of, the withdrawn left out. */
export const allSeenBy = (viewer: Viewer): SQL =>
  sql`(select coalesce(sum(c.members), 0)::int from ${countsSeenBy(viewer)} c where c.state <> 'withdrawn')`;

const countsSeenBy = (viewer: Viewer): SQL =>
  knowsOwnApplicant(viewer)
    ? countedAnew(viewer, {})
    : sql`(select * from member_counts k where ${visibleTo(viewer, sql`k`)})`;

const countedAnew = (viewer: Viewer, query: MembersQuery): SQL => sql`(
  select m.office_id, m.country, m.kind, m.state, m.languages, m.square, count(*)::int as members,
    sum(m.latitude) as latitudes, sum(turned_longitude(m.longitude)) as longitudes
  from members m where ${visibleTo(viewer, sql`m`)} and ${says(sql`m.id`, query)}
  group by m.office_id, m.country, m.kind, m.state, m.languages, m.square)`;

const filters = ['in_office', 'in_country', 'in_kind', 'in_state', 'in_language'] as const;

/** How many members each choice of one filter leads to while the others stay as they are. */
const countsBut = (filter: (typeof filters)[number], value: SQL, from: SQL = sql`cells s`): SQL => sql`
  (select ${value} as value, sum(s.members)::int as count from ${from}
    where ${sql.join(
      filters.filter((other) => other !== filter).map((other) => sql`s.${sql.identifier(other)}`),
      sql` and `,
    )} group by 1)`;

const facet = (counts: SQL): SQL => sql`
  (select coalesce(json_agg(json_build_object('value', f.value, 'count', f.count) order by f.count desc, f.value), '[]') from ${counts} f)`;

export const facetsOf = (language: Language): SQL => sql`
  json_build_object(
    'offices', (select coalesce(json_agg(json_build_object('value', o.slug, 'name', t.name, 'count', f.count) order by o.kind = 'secretariat' desc, ${inOrder(sql`t.name`, language)}), '[]')
      from ${countsBut('in_office', sql`s.office_id`)} f join offices o on o.id = f.value join lateral ${officeTextFor(sql`o.id`, language)} t on true),
    'countries', ${facet(countsBut('in_country', sql`s.country`))},
    'kinds', ${facet(countsBut('in_kind', sql`s.kind`))},
    'states', ${facet(countsBut('in_state', sql`s.state`))},
    'languages', ${facet(countsBut('in_language', sql`l.code`, sql`cells s, unnest(s.languages) l (code)`))})`;

/** What the office is called whose members are asked for, also where none of them is found. */
export const officeAskedFor = ({ locale: { language } }: Context, { office }: MembersQuery): SQL =>
  office === undefined
    ? sql`null::text`
    : sql`(select t.name from offices o join lateral ${officeTextFor(sql`o.id`, language)} t on true where o.slug = ${office})`;

/** Names in the order of the reader's language. */
const inOrder = (name: SQL, language: Language): SQL => sql`${name} collate ${sql.identifier(collationOf(language))}`;

/**
 * One page of the members wanted, by name, and one more to know whether there is another. Those with a name in the reader's language
 * come out of the index of that language; the few without are sorted in by the name they have. Where words are looked for, those whose
 * name has them come first.
 */
export function pageOf(ctx: Context, query: MembersQuery, page: Page): SQL {
  const { language } = ctx.locale;
  const { order, beyond } = orderOf(ctx, query, page);
  const limit = sql`limit ${page.size + 1}`;
  const isShown = sql`${visibleTo(ctx.viewer, sql`m`)} and ${isWanted(sql`m`, query)}`;
  return sql`
    (select coalesce(json_agg(${inList(foundBy(ctx, query))} order by p.place), '[]')
      from (
        select t.*, row_number() over (order by ${order}) as place, ${isByName(sql`t`, query)} as is_by_name from (
          (select t.member_id, t.name, t.language from member_texts t join members m on m.id = t.member_id
            where t.language = ${language} and ${beyond} and ${isShown} order by ${order} ${limit})
          union all
          (with nameless as materialized (select m.id from members m
              where ${isAnyoneNameless(language)} and ${isShown} and not exists (select 1 from member_texts x where x.member_id = m.id and x.language = ${language}))
            select t.member_id, t.name, t.language from nameless w join lateral ${memberTextFor(sql`w.id`, language)} t on true
            where ${beyond} order by ${order} ${limit})
        ) t order by place ${limit}
      ) p
      join members m on m.id = p.member_id
      join lateral (select o.slug, ot.name from offices o join lateral ${officeTextFor(sql`o.id`, language)} ot on true where o.id = m.office_id) o on true)`;
}

/** The order of a list over `t`, and what comes beyond the last one that was shown. */
function orderOf({ locale }: Context, query: MembersQuery, { after }: Page): { order: SQL; beyond: SQL } {
  const collated = inOrder(sql`t.name`, locale.language);
  const isLater = after ? sql`(${collated}, t.member_id) > (${after.name}, ${after.id}::uuid)` : sql`true`;
  if (query.q === undefined) return { order: sql`${collated}, t.member_id`, beyond: isLater };
  const byName = isByName(sql`t`, query);
  const beyond = after?.isByName ? sql`(not ${byName} or ${isLater})` : sql`(not ${byName} and ${isLater})`;
  return { order: sql`${byName} desc, ${collated}, t.member_id`, beyond: after ? beyond : sql`true` };
}

const isAnyoneNameless = (language: Language): SQL => sql`
  (select sum(members) from member_counts) is distinct from (select members from member_text_counts where language = ${language})`;

/** `m`, its name `p` and its office `o` as a ListedRow. */
const inList = (
  found: SQL,
): SQL => sql`json_build_object('id', m.id, 'slug', m.slug, 'name', p.name, 'nameLanguage', p.language, 'kind', m.kind, 'country', m.country,
  'state', m.state, 'isInArrears', ${inArrears(sql`m`)}, 'joined', m.joined, 'languages', m.languages, 'look', m.look,
  'office', json_build_object('slug', o.slug, 'name', o.name),
  'found', ${found}, 'isByName', p.is_by_name)`;

/** Each member wanted as a point, where there are few enough. The one that the office asked for sits in is marked, or the Secretariat's. */
export const pointsOf = ({ viewer, locale: { language } }: Context, query: MembersQuery): SQL => sql`
  (select coalesce(json_agg(json_build_object('slug', m.slug, 'name', t.name, 'nameLanguage', t.language, 'country', m.country, 'look', m.look,
      'latitude', m.latitude, 'longitude', m.longitude, 'population', m.population, 'isHost', coalesce(m.hosts_office_id = ${hostOffice(query.office)}, false))
      order by ${inOrder(sql`t.name`, language)}, m.id), '[]')
    from members m join lateral ${memberTextFor(sql`m.id`, language)} t on true
    where (select total from found) <= ${mostPoints} and ${visibleTo(viewer, sql`m`)} and ${isWanted(sql`m`, query)})`;

const hostOffice = (office: string | undefined): SQL =>
  office === undefined
    ? sql`(select id from offices where kind = 'secretariat' and state <> 'closed' limit 1)`
    : sql`(select id from offices where slug = ${office})`;

/** The squares of the grid with how many of the members wanted lie in each, where they are too many for points. */
export const squaresOf = (): SQL => sql`
  (select coalesce(json_agg(json_build_object('reference', q.square, 'count', q.members, 'latitude', q.latitude, 'longitude', ${turnedBack(sql`q.longitude`)}) order by q.square), '[]')
    from (select square, sum(members) as members, sum(latitudes) / sum(members) as latitude, sum(longitudes) / sum(members) as longitude
      from wanted where (select total from found) > ${mostPoints} group by square) q)`;

/** The members that were not asked for, as faint dots. */
export const othersOf = ({ viewer }: Context, query: MembersQuery): SQL => sql`
  (select coalesce(json_agg(json_build_object('latitude', m.latitude, 'longitude', m.longitude)), '[]') from members m
    where (select coalesce(sum(members), 0) from cells) <= ${mostPoints} and m.state <> 'withdrawn' and ${visibleTo(viewer, sql`m`)}
      and ${isInSquare(sql`m`, query)} and ${says(sql`m.id`, query)} and not (${isWanted(sql`m`, query)}))`;

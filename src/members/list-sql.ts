import type { Context } from '#core/context.ts';
import { collationOf } from '#i18n/collations.ts';
import type { Language } from '#i18n/languages.ts';
import { sql, type SQL } from 'drizzle-orm';
import { squareOf, turned, turnedBack } from './grid.ts';
import { inArrears, memberTextFor, officeTextFor, visibleTo } from './member-sql.ts';
import type { MembersQuery } from './member-view.ts';
import { plainName, plainNameOf } from './plain-name.ts';

/** More members than this on one map are shown by squares of the grid. */
export const mostPoints = 400;

export type Place = { name: string; id: string };

/** Wanted, if it was asked for. */
const wanted = <Value>(value: Value | undefined, is: (value: Value) => SQL): SQL =>
  value === undefined ? sql`true` : is(value);

/**
 * Every member that could be in the list, with a yes or no for each filter, so that one pass answers the list, its number, and what
 * each other choice would lead to. The withdrawn come only to those who ask for them. `cells` are the members counted by all that can
 * be chosen: a few hundred rows to add up, however many members there are.
 */
export const seenBy = ({ viewer }: Context, query: MembersQuery): SQL => sql`
  seen as (
    select m.id, m.slug, m.office_id, m.hosts_office_id, m.country, m.kind, m.state, m.languages, m.latitude, m.longitude, m.population, m.look,
      ${wanted(query.office, (slug) => sql`m.office_id = (select id from offices where slug = ${slug})`)} as in_office,
      ${wanted(query.country, (country) => sql`m.country = ${country}`)} as in_country,
      ${wanted(query.kind, (kind) => sql`m.kind = ${kind}`)} as in_kind,
      ${query.state === undefined ? sql`m.state <> 'withdrawn'` : sql`m.state = ${query.state}`} as in_state,
      ${wanted(query.language, (language) => sql`${language} = any(m.languages)`)} as in_language
    from members m
    where ${visibleTo(viewer, sql`m`)} and ${wanted(query.square, (square) => sql`${squareOf(sql`m`)} = ${square}`)}
      and ${wanted(query.q, (q) => sql`exists (select 1 from member_texts x where x.member_id = m.id and strpos(${plainNameOf(sql`x.name`)}, ${plainName(q)}) > 0)`)}
  ),
  wanted as (select * from seen where in_office and in_country and in_kind and in_state and in_language),
  cells as (
    select office_id, country, kind, state, languages, in_office, in_country, in_kind, in_state, in_language, count(*)::int as members
    from seen group by office_id, country, kind, state, languages, in_office, in_country, in_kind, in_state, in_language
  )`;

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

/** Names in the order of the reader's language. */
const inOrder = (name: SQL, language: Language): SQL => sql`${name} collate ${sql.identifier(collationOf(language))}`;

/**
 * One page of the members wanted, by name, and one more to know whether there is another. Those with a name in the reader's language
 * come out of the index of that language; the few without are sorted in by the name they have.
 */
export function pageOf(language: Language, after: Place | null, size: number): SQL {
  const collated = inOrder(sql`t.name`, language);
  const beyond = after ? sql`(${collated}, t.member_id) > (${after.name}, ${after.id}::uuid)` : sql`true`;
  return sql`
    (select coalesce(json_agg(${inList} order by ${inOrder(sql`p.name`, language)}, p.member_id), '[]')
      from (
        select * from (
          (select t.member_id, t.name, t.language from member_texts t
            where t.language = ${language} and ${beyond} and exists (select 1 from wanted w where w.id = t.member_id)
            order by ${collated}, t.member_id limit ${size + 1})
          union all
          (with nameless as materialized (select w.id from wanted w
              where not exists (select 1 from member_texts x where x.member_id = w.id and x.language = ${language}))
            select t.member_id, t.name, t.language from nameless w join lateral ${memberTextFor(sql`w.id`, language)} t on true
            where ${beyond}
            order by ${collated}, t.member_id limit ${size + 1})
        ) t order by ${collated}, t.member_id limit ${size + 1}
      ) p
      join members m on m.id = p.member_id
      join lateral (select o.slug, ot.name from offices o join lateral ${officeTextFor(sql`o.id`, language)} ot on true where o.id = m.office_id) o on true)`;
}

/** `m`, its name `p` and its office `o` as a MemberInList, with its id for the cursor. */
const inList = sql`json_build_object('id', m.id, 'slug', m.slug, 'name', p.name, 'nameLanguage', p.language, 'kind', m.kind, 'country', m.country,
  'state', m.state, 'isInArrears', ${inArrears(sql`m`)}, 'joined', m.joined, 'languages', m.languages, 'look', m.look,
  'office', json_build_object('slug', o.slug, 'name', o.name))`;

/** Each member wanted as a point, where there are few enough. The one that the office asked for sits in is marked, or the Secretariat's. */
export const pointsOf = (language: Language, office: string | undefined): SQL => sql`
  (select coalesce(json_agg(json_build_object('slug', m.slug, 'name', t.name, 'nameLanguage', t.language, 'country', m.country, 'look', m.look,
      'latitude', m.latitude, 'longitude', m.longitude, 'population', m.population, 'isHost', coalesce(m.hosts_office_id = ${hostOffice(office)}, false))
      order by ${inOrder(sql`t.name`, language)}, m.id), '[]')
    from wanted m join lateral ${memberTextFor(sql`m.id`, language)} t on true
    where (select count(*) from wanted) <= ${mostPoints})`;

const hostOffice = (office: string | undefined): SQL =>
  office === undefined
    ? sql`(select id from offices where kind = 'secretariat' and state <> 'closed' limit 1)`
    : sql`(select id from offices where slug = ${office})`;

/** The squares of the grid with how many of the members wanted lie in each, where they are too many for points. */
export const squaresOf = (): SQL => sql`
  (select coalesce(json_agg(json_build_object('reference', q.reference, 'count', q.count, 'latitude', q.latitude, 'longitude', ${turnedBack(sql`q.longitude`)}) order by q.reference), '[]')
    from (select ${squareOf(sql`m`)} as reference, count(*)::int as count, avg(m.latitude) as latitude, avg(${turned(sql`m`)}) as longitude
      from wanted m where (select count(*) from wanted) > ${mostPoints} group by 1) q)`;

/** The members that were not asked for, as faint dots. */
export const othersOf = (): SQL => sql`
  (select coalesce(json_agg(json_build_object('latitude', s.latitude, 'longitude', s.longitude)), '[]') from seen s
    where s.state <> 'withdrawn' and not exists (select 1 from wanted w where w.id = s.id) and (select count(*) from seen) <= ${mostPoints})`;

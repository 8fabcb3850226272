import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { kept } from '#core/kept.ts';
import { notFound } from '#core/refusal.ts';
import { collationOf } from '#i18n/collations.ts';
import { hasStrayControl } from '#i18n/text.ts';
import { memberTextFor } from '#members/member-sql.ts';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { groupStates } from './group.ts';
import { charterFor, cityOf, countOfCities, inHand, isAt, sightOf, slugOfGroup, visibleTo } from './group-sql.ts';
import type { CharterFound, GroupInList, GroupNamed, GroupsInView, GroupsQuery } from './group-view.ts';
import { mayFound, maysOf } from './policy.ts';

const pageSize = 30;

/** The order of the list: what goes on, what is drawn up, what rests, what is over. */
const placesOfStates = sql`array_position(array['active', 'draft', 'dormant', 'closed'], g.state)`;

type Place = [state: number, name: string, id: string];

type ListRow = { items: (GroupInList & { place: Place })[] } & Pick<GroupsInView, 'kinds' | 'states'>;

/** The groups that this reader may know of, by state and name, narrowed down. */
export async function groupsInView(
  ctx: Context,
  _: object = {},
  query: GroupsQuery = {},
  size = pageSize,
): Promise<GroupsInView> {
  const key = ['groups', ctx.locale.language, sightOf(ctx.viewer), query, size];
  const { items, kinds, states } = await kept(ctx, key, () => readGroups(ctx, query, size));
  const shown = items.slice(0, size);
  const last = items.length > size ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ place: _place, ...group }) => group),
    next: last ? Buffer.from(JSON.stringify(last.place)).toString('base64url') : null,
    filters: { ...(query.kind && { kind: query.kind }), ...(query.state && { state: query.state }) },
    kinds,
    states,
    may: { found: mayFound(ctx.viewer) },
  };
}

async function readGroups(ctx: Context, query: GroupsQuery, size: number): Promise<ListRow> {
  const { language } = ctx.locale;
  const name = sql`t.name collate ${sql.identifier(collationOf(language))}`;
  const after = placeAfter(query.after);
  const isLater = after
    ? sql`(${placesOfStates}, ${name}, g.id) > (${after[0]}::int, ${after[1]}, ${after[2]}::uuid)`
    : sql`true`;
  const { rows } = await ctx.db.execute<ListRow>(sql`
    with seen as materialized (
      select g.*, ${isOf(sql`g.kind`, query.kind)} as in_kind, ${isOf(sql`g.state`, query.state)} as in_state from groups g where ${visibleTo(ctx.viewer, sql`g`)}
    ), listed as (
      select g.*, t.name, t.language as name_language, t.purpose, ${placesOfStates} as state_place
      from seen g join lateral ${charterFor(sql`g.id`, language)} t on true
      where g.in_kind and g.in_state and ${isLater}
      order by state_place, ${name}, g.id limit ${size + 1}
    )
    select
      (select coalesce(json_agg(json_build_object('slug', ${slugOfGroup()}, 'name', g.name, 'nameLanguage', g.name_language, 'purpose', g.purpose,
          'kind', g.kind, 'state', g.state, 'joinMode', g.join_mode, 'visibility', g.visibility, 'lead', ${cityOf(sql`g.lead_id`, language)},
          'cities', ${countOfCities(sql`g`)}, 'termUntil', g.term_until, 'place', json_build_array(g.state_place, g.name, g.id))
        order by g.state_place, g.name collate ${sql.identifier(collationOf(language))}, g.id), '[]') from listed g) as items,
      (select coalesce(json_agg(json_build_object('value', k.kind, 'count', k.count) order by k.kind), '[]')
        from (select g.kind, count(*)::int as count from seen g where g.in_state group by g.kind) k) as kinds,
      (select coalesce(json_agg(json_build_object('value', s.state, 'count', s.count) order by array_position(${sql.param([...groupStates])}::text[], s.state)), '[]')
        from (select g.state, count(*)::int as count from seen g where g.in_kind group by g.state) s) as states`);
  return rows[0] ?? { items: [], kinds: [], states: [] };
}

const isOf = (column: SQL, wanted: string | undefined): SQL =>
  wanted === undefined ? sql`true` : sql`${column} = ${wanted}`;

const placeSchema = z.tuple([
  z.int().min(1).max(9),
  z.string().refine((name) => !hasStrayControl(name)),
  z.string().refine(isId),
]);

/** A place that this program did not write leads to the beginning of the list. */
function placeAfter(after: string | undefined): Place | null {
  if (after === undefined) return null;
  try {
    const read = placeSchema.safeParse(JSON.parse(Buffer.from(after, 'base64url').toString()));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** A group as verbs and policies need it, with its name: for the steps and forms at its address. */
export async function findGroupNamed(ctx: Context, { slug }: { slug: string }): Promise<GroupNamed> {
  const { rows } = await ctx.db.execute<Omit<GroupNamed, 'may'>>(sql`
    select ${namedGroup(ctx)} from groups g join lateral ${charterFor(sql`g.id`, ctx.locale.language)} t on true
    where ${isAt(sql`g`, slug)} and ${visibleTo(ctx.viewer, sql`g`)}`);
  const [group] = rows;
  if (!group) throw notFound();
  return { ...group, may: maysOf(ctx.viewer, group) };
}

/** The same by its id, as others keep it. */
export async function findGroupById(ctx: Context, id: string): Promise<GroupNamed> {
  const { rows } = await ctx.db.execute<Omit<GroupNamed, 'may'>>(sql`
    select ${namedGroup(ctx)} from groups g join lateral ${charterFor(sql`g.id`, ctx.locale.language)} t on true
    where g.id = ${id} and ${visibleTo(ctx.viewer, sql`g`)}`);
  const [group] = rows;
  if (!group) throw notFound();
  return { ...group, may: maysOf(ctx.viewer, group) };
}

/** The columns of a GroupNamed, over the aliases g and t of its charter. */
export const namedGroup = ({
  locale: { language },
}: Context): SQL => sql`${inHand(sql`g`)}, ${slugOfGroup()} as slug, g.kind, t.name,
  t.language as "nameLanguage", g.revision, g.term_from::text as "termFrom", g.term_until::text as "termUntil", ${cityOf(sql`g.lead_id`, language)} as lead`;

/** A deliverable with the group that promised it. */
export async function findDeliverable(
  ctx: Context,
  { id }: { id: string },
): Promise<{ group: GroupNamed; deliverable: { id: string; isDone: boolean } }> {
  if (!isId(id)) throw notFound();
  const { rows } = await ctx.db.execute<{ groupId: string; isDone: boolean }>(sql`
    select d.group_id as "groupId", d.done_at is not null as "isDone" from group_deliverables d where d.id = ${id}`);
  const [found] = rows;
  if (!found) throw notFound();
  return { group: await findGroupById(ctx, found.groupId), deliverable: { id, isDone: found.isDone } };
}

/** So many members are offered in a list to choose from; in a larger network their names are typed. */
export const mostCandidates = 400;

/** A charter in all its languages, for those who may write it anew. */
export async function findCharter(ctx: Context, { slug }: { slug: string }): Promise<CharterFound> {
  const { language } = ctx.locale;
  const { rows } = await ctx.db.execute<Omit<CharterFound, 'may'>>(sql`
    select ${namedGroup(ctx)}, ${cityOf(sql`g.co_lead_id`, language)} as "coLead",
      (select json_agg(json_build_object('language', x.language, 'name', x.name, 'purpose', x.purpose, 'scope', x.scope, 'rhythm', x.rhythm, 'reporting', x.reporting))
        from group_texts x where x.group_id = g.id) as texts,
      (select coalesce(json_agg(json_build_object('id', d.id, 'due', d.due, 'isDone', d.done_at is not null, 'titles',
          (select coalesce(json_agg(json_build_object('language', x.language, 'title', x.title)), '[]') from group_deliverable_texts x where x.deliverable_id = d.id))
        order by d.position, d.id), '[]') from group_deliverables d where d.group_id = g.id) as plan,
      case when g.state = 'draft' then ${membersToChoose(ctx, sql`m.id <> g.lead_id`)}
        else ${membersToChoose(ctx, sql`m.id <> g.lead_id and ${isInside}`)} end as candidates
    from groups g join lateral ${charterFor(sql`g.id`, language)} t on true
    where ${isAt(sql`g`, slug)} and ${visibleTo(ctx.viewer, sql`g`)}`);
  const [charter] = rows;
  if (!charter) throw notFound();
  return { ...charter, may: maysOf(ctx.viewer, charter) };
}

/** Over the aliases g and m: the member takes part. */
export const isInside = sql`exists (select from participations pa where pa.group_id = g.id and pa.member_id = m.id
  and pa.joined_at is not null and pa.left_at is null and pa.declined_at is null)`;

/** Members by name, over the alias m; none where they are too many to choose from. */
export const membersToChoose = ({ locale: { language } }: Context, which: SQL): SQL => sql`
  (select case when count(*) > ${mostCandidates} then '[]'::json
      else coalesce(json_agg(json_build_object('slug', w.slug, 'name', w.name) order by w.name collate ${sql.identifier(collationOf(language))}, w.slug), '[]') end
    from (select m.slug, t.name from members m join lateral ${memberTextFor(sql`m.id`, language)} t on true
      where m.state not in ('applicant', 'withdrawn') and ${which} limit ${mostCandidates + 1}) w)`;

/** What the form of a new group begins with: the network's day, and who could lead it. */
export async function findFounding(ctx: Context): Promise<{ candidates: { slug: string; name: string }[] }> {
  const { rows } = await ctx.db.execute<{ candidates: { slug: string; name: string }[] }>(
    sql`select ${membersToChoose(ctx, sql`true`)} as candidates`,
  );
  return rows[0] ?? { candidates: [] };
}

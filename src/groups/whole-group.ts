import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { kept } from '#core/kept.ts';
import { notFound } from '#core/refusal.ts';
import { dayOfInstant } from '#mandates/day.ts';
import { memberTextFor } from '#members/member-sql.ts';
import { forReader, officeName } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import {
  charterFor,
  cityObject,
  cityOf,
  contentVisibleTo,
  isAt,
  isOpenPart,
  participationState,
  peopleOf,
  sightOf,
  takesPart,
  visibleTo,
} from './group-sql.ts';
import type { GroupInView, GroupQuery, MomentInView, OwnPart } from './group-view.ts';
import { isChair, maysOf, mayAdmit, mayDecline, mayLeave, mayNamePeople } from './policy.ts';
import { namedGroup } from './queries.ts';

/** So many cities stand on one page with their marks, and so many moments of the stream. */
export const pageSizes = { cities: 200, stream: 20 };

type Sizes = typeof pageSizes;

type MomentRow = MomentInView & { place: string };

/** What readers with the same sight share; what is each reader's own comes beside it. */
type Shared = Omit<GroupInView, 'may' | 'own' | 'isFollowed' | 'waiting'>;

/** One city and one moment more than the page shows tell whether there are others. */
type SharedRow = Omit<Shared, 'nextCities' | 'stream'> & { stream: MomentRow[] | null };

/** The group at this address as its page shows it, with its stream for those who may read what is said there. */
export async function findGroup(
  ctx: Context,
  { slug }: { slug: string },
  query: GroupQuery = {},
  sizes: Sizes = pageSizes,
): Promise<GroupInView> {
  const key = ['group', slug, ctx.locale.language, sightOf(ctx.viewer), query, sizes];
  const [shared, mine] = await Promise.all([
    kept(ctx, key, () => readGroup(ctx, slug, query, sizes)),
    readOwn(ctx, slug),
  ]);
  const { own, isFollowed, waiting } = mine;
  return {
    ...shared,
    own: own && {
      ...own,
      may: {
        admit: mayAdmit(ctx.viewer, shared, partIn(shared, own)),
        decline: mayDecline(ctx.viewer, shared, partIn(shared, own)),
        leave: mayLeave(ctx.viewer, shared, partIn(shared, own)),
        namePeople: mayNamePeople(ctx.viewer, shared, partIn(shared, own)),
      },
    },
    isFollowed,
    waiting: isChair(ctx.viewer, shared) ? waiting : 0,
    may: maysOf(ctx.viewer, shared),
  };
}

const partIn = ({ id: groupId }: { id: string }, { id, state, member }: Omit<OwnPart, 'may'>) => ({
  id,
  groupId,
  memberId: member.id,
  state,
});

function streamOf(rows: readonly MomentRow[], size: number): NonNullable<GroupInView['stream']> {
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return {
    items: shown.map(({ place: _place, ...moment }) => moment),
    next: last ? Buffer.from(last.place).toString('base64url') : null,
  };
}

async function readGroup(ctx: Context, slug: string, query: GroupQuery, sizes: Sizes): Promise<Shared> {
  const { language } = ctx.locale;
  const { rows } = await ctx.db.execute<SharedRow>(sql`
    select ${namedGroup(ctx)}, t.purpose, t.scope, t.rhythm, t.reporting, g.sample, ${cityOf(sql`g.co_lead_id`, language)} as "coLead",
      (select json_agg(x.language order by x.language) from group_texts x where x.group_id = g.id) as languages,
      coalesce((select ${peopleOf(sql`pa.id`, ctx.viewer, language)} from participations pa
        where pa.group_id = g.id and pa.member_id = g.lead_id and pa.joined_at is not null and ${isOpenPart}), '[]') as chair,
      (select coalesce(json_agg(json_build_object('state', s.state, 'on', ${dayOfInstant(sql`s.at`)}::text, 'reason', s.reason, 'isTermOver', ${isTermOver}) order by s.at, s.id), '[]')
        from group_states s where s.group_id = g.id) as states,
      (select coalesce(json_agg(json_build_object('id', d.id, 'title', dt.title, 'language', dt.language, 'due', d.due,
          'doneOn', ${dayOfInstant(sql`d.done_at`)}::text) order by d.position, d.id), '[]')
        from group_deliverables d join lateral ${titleFor(sql`d.id`, ctx)} dt on true where d.group_id = g.id) as deliverables,
      ${citiesOf(ctx, query, sizes)} as cities, case when ${contentVisibleTo(ctx.viewer, sql`g`)} then ${momentsOf(ctx, query, sizes)} end as stream
    from groups g join lateral ${charterFor(sql`g.id`, language)} t on true
    where ${isAt(sql`g`, slug)} and ${visibleTo(ctx.viewer, sql`g`)}`);
  const [group] = rows;
  if (!group) throw notFound();
  const cities = group.cities.slice(0, sizes.cities);
  return {
    ...group,
    cities,
    nextCities: group.cities.length > sizes.cities ? (cities.at(-1)?.participationId ?? null) : null,
    stream: group.stream && streamOf(group.stream, sizes.stream),
  };
}

/** As the housekeeping writes it, over the alias s. */
const isTermOver = sql`s.state = 'dormant' and s.decided_by is null and s.reason is null`;

const titleFor = (deliverable: SQL, { locale: { language } }: Context): SQL => sql`
  (select x.title, x.language from group_deliverable_texts x where x.deliverable_id = ${deliverable} order by ${forReader(sql`x`, language)} limit 1)`;

/** Who takes part, in the order in which they came, and one more to know whether there are others. */
function citiesOf({ locale: { language }, viewer }: Context, { cities }: GroupQuery, sizes: Sizes): SQL {
  const isLater = cities !== undefined && isId(cities) ? sql`pa.id > ${cities}::uuid` : sql`true`;
  return sql`(select coalesce(json_agg(${cityObject}::jsonb || jsonb_build_object('participationId', w.id, 'latitude', c.latitude, 'longitude', c.longitude,
      'population', c.population, 'people', ${peopleOf(sql`w.id`, viewer, language)}) order by w.id), '[]')
    from (select pa.id, pa.member_id from participations pa join members m on m.id = pa.member_id
      where pa.group_id = g.id and ${takesPart} and ${isLater} order by pa.id limit ${sizes.cities + 1}) w
    join members c on c.id = w.member_id join lateral ${memberTextFor(sql`c.id`, language)} ct on true)`;
}

/** What happened, the latest first, from where the reader stopped. */
function momentsOf(ctx: Context, { after }: GroupQuery, sizes: Sizes): SQL {
  const { language } = ctx.locale;
  const place = momentAfter(after);
  const isEarlier = place
    ? sql`(mo.at, mo.id) < (timestamptz 'epoch' + ${place.at}::bigint * interval '1 microsecond', ${place.id}::uuid)`
    : sql`true`;
  return sql`(select coalesce(json_agg(json_build_object('id', w.id, 'kind', w.kind, 'at', w.at, 'on', ${dayOfInstant(sql`w.at`)}::text,
      'member', ${cityOf(sql`w.member_id`, language)},
      'office', (select json_build_object('slug', o.slug, 'name', ${officeName(language)}) from offices o where o.id = w.office_id),
      'aboutId', w.about_id, 'title', case when w.kind = 'deliverable' then (select dt.title from ${titleFor(sql`w.about_id`, ctx)} dt) end,
      'place', (extract(epoch from w.at) * 1000000)::bigint || ' ' || w.id) order by w.at desc, w.id desc), '[]')
    from (select * from group_moments mo where mo.group_id = g.id and ${isEarlier} order by mo.at desc, mo.id desc limit ${sizes.stream + 1}) w)`;
}

/** A place that this program did not write leads to the beginning of the stream. */
function momentAfter(after: string | undefined): { at: string; id: string } | null {
  const [, at = '', id = ''] =
    /^(\d{1,16}) ([0-9a-f-]{36})$/.exec(Buffer.from(after ?? '', 'base64url').toString()) ?? [];
  return isId(id) ? { at, id } : null;
}

type Own = { own: Omit<OwnPart, 'may'> | null; isFollowed: boolean; waiting: number };

/** What is this reader's own: where their member stands, whether they follow, what waits for the chair. Visitors have nothing of it. */
async function readOwn({ db, viewer, locale: { language } }: Context, slug: string): Promise<Own> {
  if (viewer.personId === null) return { own: null, isFollowed: false, waiting: 0 };
  const holder = viewer.acting?.holder;
  const memberId = holder?.kind === 'member' ? holder.id : null;
  const { rows } = await db.execute<Own>(sql`
    select
      (select json_build_object('id', pa.id, 'state', ${participationState}, 'member', ${cityOf(sql`pa.member_id`, language)})
        from participations pa where pa.group_id = g.id and pa.member_id = ${memberId}::uuid and ${isOpenPart}) as own,
      exists (select from group_follows f where f.group_id = g.id and f.person_id = ${viewer.personId}) as "isFollowed",
      (select count(*)::int from participations pa join members m on m.id = pa.member_id and m.state <> 'withdrawn'
        where pa.group_id = g.id and pa.joined_at is null and pa.invited_at is null and ${isOpenPart}) as waiting
    from groups g where ${isAt(sql`g`, slug)}`);
  return rows[0] ?? { own: null, isFollowed: false, waiting: 0 };
}

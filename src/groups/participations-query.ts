import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { notFound } from '#core/refusal.ts';
import { isMember, type Viewer } from '#core/viewer.ts';
import { dayOfInstant } from '#mandates/day.ts';
import { titleOf } from '#mandates/mandate-sql.ts';
import { isCurrent } from '#network/current.ts';
import { nameOnMandate } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import { cityOf, isOpenPart, participationState, peopleOf, personObject } from './group-sql.ts';
import type {
  GroupNamed,
  ParticipationFound,
  ParticipationInView,
  ParticipationsFound,
  PersonInGroup,
} from './group-view.ts';
import { isChair, mayAdmit, mayDecline, mayInvite, mayLeave, mayNamePeople, memberSpokenFor } from './policy.ts';
import { findGroupById, findGroupNamed, membersToChoose } from './queries.ts';

const pageSize = 50;

type Row = Omit<ParticipationInView, 'may' | 'isLead' | 'isCoLead'>;

/** Every member's way into a group: who asks, who is invited, who takes part; who was declined or left only for those concerned. */
export async function participationsOf(
  ctx: Context,
  { slug }: { slug: string },
  { after }: { after?: string | undefined } = {},
  size = pageSize,
): Promise<ParticipationsFound> {
  const group = await findGroupNamed(ctx, { slug });
  const isLater = placeAfter(after);
  const own = memberSpokenFor(ctx.viewer);
  const { rows } = await ctx.db.execute<
    Omit<ParticipationsFound, 'group' | 'next' | 'items'> & { items: (Row & { rank: number })[] }
  >(sql`
    select
      (select coalesce(json_agg(json_build_object('id', pa.id, 'state', pa.state, 'rank', pa.rank, ${rowColumns(ctx)}) order by pa.rank, pa.id), '[]')
        from (select * from (select pa.*, ${participationState} as state, ${rankOf} as rank from participations pa
            where pa.group_id = ${group.id} and ${isKnown(ctx.viewer, group)}) pa
          where ${isLater} order by pa.rank, pa.id limit ${size + 1}) pa) as items,
      (select ${participationState} from participations pa where pa.group_id = ${group.id} and pa.member_id = ${own}::uuid and ${isOpenPart}) as own,
      ${mayInvite(ctx.viewer, group) ? membersToChoose(ctx, isOutside(group)) : sql`'[]'::json`} as candidates`);
  const [row] = rows;
  if (!row) throw notFound();
  const shown = row.items.slice(0, size);
  const last = row.items.length > size ? shown.at(-1) : undefined;
  return {
    group,
    items: shown.map(({ rank: _rank, ...item }) => inView(ctx.viewer, group, item)),
    next: last ? `${last.rank}-${last.id}` : null,
    candidates: row.candidates,
    own: row.own,
  };
}

/** Who waits for an answer first, then who takes part, then who does no more. */
const rankOf = sql`case when pa.left_at is not null or pa.declined_at is not null then 3 when pa.joined_at is not null then 2 else 1 end`;

function placeAfter(after: string | undefined): SQL {
  const [, rank = '', id = ''] = /^([123])-([0-9a-f-]{36})$/.exec(after ?? '') ?? [];
  return isId(id) ? sql`(pa.rank, pa.id) > (${rank}::int, ${id}::uuid)` : sql`true`;
}

/** Who takes part is known to all; who only asked, was invited, declined or left to the member itself, the chair and the Secretariat. */
function isKnown(viewer: Viewer, group: GroupNamed): SQL {
  if (isChair(viewer, group)) return sql`true`;
  const own = viewer.mandates.flatMap(({ holder }) => (holder.kind === 'member' ? [holder.id] : []));
  return sql`((pa.joined_at is not null and pa.left_at is null) or pa.member_id = any(${sql.param(own)}::uuid[]))`;
}

const isOutside = ({ id }: GroupNamed): SQL => sql`not exists (select from participations pa where pa.group_id = ${id}
  and pa.member_id = m.id and ${isOpenPart} and (pa.joined_at is not null or pa.invited_at is not null))`;

/** The pairs of a Row, over the alias pa, but for id and state. */
const rowColumns = ({
  viewer,
  locale: { language },
}: Context): SQL => sql`'city', ${cityOf(sql`pa.member_id`, language)},
  'note', ${isMember(viewer) || viewer.isOperator ? sql`case when pa.note is not null then json_build_object('text', pa.note, 'language', pa.note_language) end` : sql`null`},
  'on', ${dayOfInstant(sql`coalesce(pa.left_at, pa.declined_at, pa.joined_at, pa.invited_at, pa.asked_at)`)}::text, 'reason', pa.reason,
  'people', case when pa.joined_at is not null and ${isOpenPart} then ${peopleOf(sql`pa.id`, viewer, language)} else '[]' end`;

function inView(viewer: Viewer, group: GroupNamed, row: Row): ParticipationInView {
  const part = { id: row.id, groupId: group.id, memberId: row.city.id, state: row.state };
  return {
    ...row,
    isLead: group.leadId === row.city.id,
    isCoLead: group.coLeadId === row.city.id,
    may: {
      admit: mayAdmit(viewer, group, part),
      decline: mayDecline(viewer, group, part),
      leave: mayLeave(viewer, group, part),
      namePeople: mayNamePeople(viewer, group, part),
    },
  };
}

type FoundRow = { groupId: string; item: Row; people: PersonInGroup[] };

/** One participation that this reader may know of, with the people of the member who could be named for it. */
export async function findParticipation(ctx: Context, { id }: { id: string }): Promise<ParticipationFound> {
  if (!isId(id)) throw notFound();
  const { rows } = await ctx.db.execute<FoundRow>(sql`
    select pa.group_id as "groupId", json_build_object('id', pa.id, 'state', ${participationState}, ${rowColumns(ctx)}) as item, ${peopleToName(ctx)} as people
    from participations pa where pa.id = ${id}`);
  const [found] = rows;
  if (!found) throw notFound();
  const group = await findGroupById(ctx, found.groupId);
  if (!knows(ctx.viewer, group, found.item)) throw notFound();
  const participation = inView(ctx.viewer, group, found.item);
  return { group, participation, people: participation.may.namePeople ? found.people : [] };
}

const knows = (viewer: Viewer, group: GroupNamed, { state, city }: Row): boolean =>
  state === 'joined' ||
  isChair(viewer, group) ||
  viewer.mandates.some(({ holder }) => holder.kind === 'member' && holder.id === city.id);

/** Everybody under a mandate of the member that counts today. */
const peopleToName = ({ locale: { language } }: Context): SQL => sql`
  (select coalesce(json_agg(${personObject} order by n.role, n.name, n.mandate_id), '[]')
    from (select m.id as mandate_id, m.role, ${nameOnMandate(language)} as name, ${titleOf(language)} as title
      from mandates m join people p on p.id = m.person_id where m.member_id = pa.member_id and ${isCurrent}) n
    where n.name is not null)`;

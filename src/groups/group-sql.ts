import { isId } from '#core/ids.ts';
import { isMember, isOfSecretariat, type Viewer } from '#core/viewer.ts';
import type { Language } from '#i18n/languages.ts';
import { isCurrent } from '#network/current.ts';
import { titleOf } from '#mandates/mandate-sql.ts';
import { memberTextFor } from '#members/member-sql.ts';
import { forReader, nameOnMandate } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';

/**
 * Groups that this reader may know of: drafts only the member that asks for them and, unless that was not handed in yet, who would lead
 * them and the Secretariat. `alias` is a row of groups.
 */
export function visibleTo(viewer: Viewer, alias: SQL): SQL {
  const own = ownMembers(viewer);
  if (!isOfSecretariat(viewer) && own.length === 0) return sql`${alias}.state <> 'draft'`;
  const leads = isOfSecretariat(viewer)
    ? sql`true`
    : sql`(${alias}.lead_id = any(${ids(own)}) or ${alias}.co_lead_id = any(${ids(own)})) is true`;
  const asks = sql`select from proposal_groups x join proposals pr on pr.id = x.proposal_id where x.group_id = ${alias}.id`;
  return sql`(${alias}.state <> 'draft' or (${leads} and not exists (${asks} and pr.number is null))
    or exists (${asks} and pr.member_id = any(${ids(own)})))`;
}

/** Whether this reader may read what is said and laid down in a group that it may know of. */
export function contentVisibleTo(viewer: Viewer, alias: SQL): SQL {
  if (isOfSecretariat(viewer)) return sql`true`;
  const own = ownMembers(viewer);
  const isInside =
    own.length > 0
      ? sql`or exists (select from participations pa join members m on m.id = pa.member_id
      where pa.group_id = ${alias}.id and pa.member_id = any(${ids(own)}) and ${takesPart})`
      : sql``;
  return sql`(${alias}.visibility = 'public' or (${alias}.visibility = 'network' and ${isMember(viewer)}::boolean) ${isInside})`;
}

const ids = (list: readonly string[]): SQL => sql`${sql.param([...list])}::uuid[]`;

/** Readers with the same sight may know the same of groups. */
export const sightOf = (viewer: Viewer): string =>
  [isOfSecretariat(viewer) ? 'all' : '', isMember(viewer) ? 'member' : '', ...ownMembers(viewer)].join(' ');

const ownMembers = (viewer: Viewer): string[] =>
  [...new Set(viewer.mandates.flatMap(({ holder }) => (holder.kind === 'member' ? [holder.id] : [])))].toSorted();

/** Nothing has ended it: over the alias pa of participations. */
export const isOpenPart = sql`pa.declined_at is null and pa.left_at is null`;

/** Over the aliases pa of participations and m of their members: who has left the network takes part in nothing. */
export const takesPart = sql`pa.joined_at is not null and ${isOpenPart} and m.state <> 'withdrawn'`;

/** Where a member stands with a group, over the alias pa. */
export const participationState = sql`case when pa.left_at is not null then 'left' when pa.declined_at is not null then 'declined'
  when pa.joined_at is not null then 'joined' when pa.invited_at is not null then 'invited' else 'asked' end`;

/** The columns of a GroupInHand from a row of groups. */
export const inHand = (
  g: SQL,
): SQL => sql`${g}.id, ${g}.state, ${g}.join_mode as "joinMode", ${g}.visibility, ${g}.lead_id as "leadId",
  ${g}.co_lead_id as "coLeadId", ${participantsOf(g)} as participants, ${chairsOf(g)} as chairs,
  case when ${g}.state = 'draft' then ${askerOf(g)} end as asker`;

const participantsOf = (g: SQL): SQL => sql`(select coalesce(json_agg(pa.member_id order by pa.id), '[]')
  from participations pa join members m on m.id = pa.member_id where pa.group_id = ${g}.id and ${takesPart})`;

const chairsOf = (g: SQL): SQL => sql`(select coalesce(json_agg(n.mandate_id order by n.mandate_id), '[]')
  from participations pa join participants n on n.participation_id = pa.id join mandates m on m.id = n.mandate_id and ${isCurrent}
  where pa.group_id = ${g}.id and pa.member_id in (${g}.lead_id, ${g}.co_lead_id) and pa.joined_at is not null and ${isOpenPart})`;

const askerOf = (
  g: SQL,
): SQL => sql`(select json_build_object('memberId', pr.member_id, 'isHandedIn', pr.number is not null)
  from proposal_groups x join proposals pr on pr.id = x.proposal_id where x.group_id = ${g}.id)`;

/** How many members take part in a group. */
export const countOfCities = (
  g: SQL,
): SQL => sql`(select count(*)::int from participations pa join members m on m.id = pa.member_id
  where pa.group_id = ${g}.id and ${takesPart})`;

/** The charter of a group in the words that a reader is shown, to be joined as `join lateral … on true`. */
export const charterFor = (groupId: SQL, language: Language): SQL => sql`
  (select words.* from group_texts words where words.group_id = ${groupId} order by ${forReader(sql`words`, language)} limit 1)`;

/** In addresses a draft is called by its id. */
export const slugOfGroup = (g: SQL = sql`g`): SQL => sql`coalesce(${g}.slug, ${g}.id::text)`;

/** The group that an address means. */
export const isAt = (g: SQL, slug: string): SQL =>
  isId(slug) ? sql`${g}.id = ${slug} and ${g}.slug is null` : sql`${g}.slug = ${slug}`;

/** A member as a CityInView. */
export const cityOf = (memberId: SQL, language: Language): SQL => sql`
  (select ${cityObject} from members c join lateral ${memberTextFor(sql`c.id`, language)} ct on true where c.id = ${memberId})`;

/** Over the aliases c of members and ct of its words. */
export const cityObject = sql`json_build_object('id', c.id, 'slug', c.slug, 'name', ct.name, 'nameLanguage', ct.language, 'country', c.country, 'look', c.look)`;

/** The people whom a member named and whose names this reader may know, with the mandates that count today. */
export const peopleOf = (participationId: SQL, viewer: Viewer, language: Language): SQL => sql`
  (select coalesce(json_agg(${personObject} order by n.named_at, n.mandate_id), '[]')
    from (select n.named_at, n.mandate_id, m.role, ${nameOnMandate(language)} as name, ${titleOf(language)} as title
      from participants n join mandates m on m.id = n.mandate_id and ${isCurrent} join people p on p.id = m.person_id
      where n.participation_id = ${participationId} and ${isNameKnown(viewer)}) n
    where n.name is not null)`;

/** Over the alias n. */
export const personObject = sql`json_build_object('mandateId', n.mandate_id, 'name', n.name, 'role', n.role, 'title', n.title)`;

/** Members read the names of those who speak; visitors of those who agreed to it. Over the aliases m and p. */
const isNameKnown = (viewer: Viewer): SQL =>
  isMember(viewer) || viewer.isOperator ? sql`true` : sql`p.name_public_at is not null and m.accepted_at is not null`;

import type { AnnouncementKind } from '#core/announcements.ts';
import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { isOfOffice, isOfSecretariat, type Viewer } from '#core/viewer.ts';
import { groupName, memberName, nameOnMandate, officeName, personName, proposalTitle } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import { kindsOf, type RecordTopic } from './record.ts';

type Named = { slug: string; name: string };

/** One entry of the log: what happened, to what and by whom. Names are those of today, since the record itself holds only ids. */
export type RecordInView = {
  id: string;
  kind: AnnouncementKind;
  /** ISO instant. */
  at: string;
  /** Who did it; null for the program itself and for whoever sat at the machine. */
  by: string | null;
  member: (Named & { look: number }) | null;
  office: Named | null;
  person: string | null;
  /** The group or the proposal that it is about; a draft has its id for a slug. */
  group: Named | null;
  proposal: Named | null;
  reason: string | null;
  until: string | null;
  entered: number | null;
  changed: number | null;
};

export type RecordsInView = { items: RecordInView[]; next: string | null; topic: RecordTopic | null };

export type RecordsQuery = { topic?: RecordTopic | undefined; after?: string | undefined; size?: number };

/** What happened in the network, newest first: all of it for the Secretariat, for an officer what concerns the office and its members. */
export async function recordsInView(ctx: Context, { topic, after, size = 50 }: RecordsQuery): Promise<RecordsInView> {
  if (!isOfOffice(ctx.viewer) && !isOfSecretariat(ctx.viewer)) throw new Refusal('offices-only', 403);
  const { language } = ctx.locale;
  const { rows } = await ctx.db.execute<RecordInView>(sql`
    select r.id, r.kind, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, ${personName(language, sql`a`)} as by,
      case when mb.id is not null then json_build_object('slug', mb.slug, 'look', mb.look, 'name', ${memberName(language, sql`mb.id`)}) end as member,
      case when o.id is not null then json_build_object('slug', o.slug, 'name', ${officeName(language)}) end as office,
      coalesce(${nameOnMandate(language)}, ${personName(language)}) as person,
      case when ${isGroupKnown} then json_build_object('slug', coalesce(g.slug, g.id::text), 'name', ${groupName(language)}) end as group,
      case when pr.number is not null then json_build_object('slug', coalesce(pr.slug, pr.id::text), 'name', ${proposalTitle(language)}) end as proposal,
      r.about->>'reason' as reason, r.about->>'until' as until, (r.about->>'entered')::int as entered, (r.about->>'changed')::int as changed
    from records r
      left join mandates m on m.id = (r.about->>'mandateId')::uuid
      left join members mb on mb.id = coalesce((r.about->>'memberId')::uuid, m.member_id)
      left join offices o on o.id = coalesce((r.about->>'officeId')::uuid, m.office_id)
      left join groups g on g.id = (r.about->>'groupId')::uuid
      left join proposals pr on pr.id = (r.about->>'proposalId')::uuid or pr.text_id = (r.about->>'textId')::uuid
      left join people p on p.id = coalesce((r.about->>'personId')::uuid, m.person_id)
      left join people a on a.id = r.person_id
    where r.kind = any(${sql.param(kindsOf(topic))}) and ${isInScope(ctx.viewer)} and ${isAfter(after)}
    order by r.at desc, r.id desc limit ${size + 1}`);
  const items = rows.slice(0, size);
  return { items, next: rows.length > size ? (items.at(-1)?.id ?? null) : null, topic: topic ?? null };
}

/** What a proposal asks for that was not handed in yet is named to nobody, as the proposal itself is not. */
const isGroupKnown = sql`g.id is not null and not exists (
  select from proposal_groups x join proposals xp on xp.id = x.proposal_id and xp.number is null where x.group_id = g.id)`;

/** An unknown place leads to the beginning of the list. */
const isAfter = (after: string | undefined): SQL =>
  after !== undefined && isId(after)
    ? sql`coalesce((r.at, r.id) < (select x.at, x.id from records x where x.id = ${after}), true)`
    : sql`true`;

/** A person belongs to an office's log while holding, or after holding, a mandate of it or of one of its members. */
function isInScope(viewer: Viewer): SQL {
  if (isOfSecretariat(viewer)) return sql`true`;
  const officeId = viewer.acting?.holder.id;
  return sql`(mb.office_id = ${officeId} or o.id = ${officeId} or (mb.id is null and o.id is null and exists (
    select 1 from mandates w left join members wm on wm.id = w.member_id
    where w.person_id = p.id and (w.office_id = ${officeId} or wm.office_id = ${officeId}))))`;
}

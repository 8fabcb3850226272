import { recordsInView, type RecordInView } from '#audit/queries.ts';
import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import type { Role } from '#core/roles.ts';
import { caresFor, isOfSecretariat, type Viewer } from '#core/viewer.ts';
import { collationOf } from '#i18n/collations.ts';
import { dayOfInstant } from '#mandates/day.ts';
import { rolesToGive } from '#mandates/policy.ts';
import { isCurrent } from '#network/current.ts';
import type { MemberState } from '#members/member.ts';
import { inArrears } from '#members/member-sql.ts';
import { mayOfferEntry } from '#members/policy.ts';
import { memberName, nameOnMandate, officeName, personName, proposalTitle } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill/full';
import { dueGroups, type DueGroup, type WaitingKind } from './desk.ts';
import { waitingFor } from './waiting.ts';

/** One thing that waits for the office. */
export type WaitingThing = {
  kind: WaitingKind;
  /** Of the mandate, the member or the import. */
  id: string;
  since: string;
  due: string;
  when: DueGroup;
  /** Days that it has waited. */
  days: number;
  holder: { kind: 'member' | 'office'; slug: string; name: string; country: string | null; look: number | null } | null;
  person: string | null;
  role: Role | null;
  hasLetter: boolean;
  fileName: string | null;
  /** The proposal whose next step is the network's, with the version of its text that is in question. */
  proposal: { slug: string; name: string } | null;
  version: number | null;
};

export type MemberOnDesk = {
  slug: string;
  name: string;
  country: string;
  look: number;
  state: MemberState;
  isInArrears: boolean;
  duesPaidUntil: string | null;
  /** People who speak for it now. */
  speakers: number;
  hasRepresentative: boolean;
};

export type DeskInView = {
  office: { slug: string; name: string };
  today: string;
  /** Of one kind or of all; `groups` counts all of these, also those on further pages. */
  waiting: {
    items: WaitingThing[];
    next: string | null;
    kind: WaitingKind | null;
    groups: Partial<Record<DueGroup, number>>;
  };
  /** Of all kinds. */
  counts: Partial<Record<WaitingKind, number>>;
  late: number;
  members: { items: MemberOnDesk[]; total: number };
  records: RecordInView[];
  may: { enterMember: boolean; import: boolean; appoint: boolean; lead: boolean };
};

export type DeskQuery = { kind?: WaitingKind | undefined; after?: string | undefined };

const size = 60;
const mostMembers = 40;

type DeskRow = Pick<DeskInView, 'office' | 'today' | 'late'> & {
  counts: Partial<Record<WaitingKind, number>> | null;
  groups: Partial<Record<DueGroup, number>> | null;
  items: WaitingThing[] | null;
  members: MemberOnDesk[] | null;
  total: number;
};

/** What waits for the office under whose mandate the reader acts, late things first and then by when they came, with its members and the latest records. */
export async function deskOf(ctx: Context, { kind, after }: DeskQuery): Promise<DeskInView> {
  const holder = ctx.viewer.acting?.holder;
  if (holder?.kind !== 'office') throw new Refusal('offices-only', 403);
  const place = placeAfter(after);
  const isEditor = ctx.viewer.acting?.role === 'editor';
  const [found, records] = await Promise.all([
    ctx.db.execute<DeskRow>(deskRow(ctx, holder.id, { kind, place })),
    isEditor ? null : recordsInView(ctx, { size: 5 }),
  ]);
  const row = found.rows[0];
  if (!row) throw new Error('a desk without an office');
  const { items, members, counts, groups, total, ...rest } = row;
  const shown = (items ?? []).slice(0, size);
  return {
    ...rest,
    counts: counts ?? {},
    waiting: {
      items: shown,
      next: (items?.length ?? 0) > size ? nextAfter(shown) : null,
      kind: kind ?? null,
      groups: groups ?? {},
    },
    members: { items: members ?? [], total },
    records: records?.items ?? [],
    may: maysOf(ctx.viewer, holder),
  };
}

function maysOf(viewer: Viewer, { id, isSecretariat }: { id: string; isSecretariat: boolean }): DeskInView['may'] {
  return {
    enterMember: mayOfferEntry(viewer),
    import: caresFor(viewer, id, 'imports'),
    appoint: rolesToGive(viewer, { kind: 'office', id, isSecretariat }).length > 0,
    lead: isOfSecretariat(viewer),
  };
}

type Wanted = { kind: WaitingKind | undefined; place: Place | null };

function deskRow({ viewer, locale }: Context, officeId: string, { kind, place }: Wanted) {
  const { language } = locale;
  return sql`
    with waiting as (select w.*, case when w.due < (select serai_today()) then 1 when w.due <= (select serai_today()) + 7 then 2 else 3 end as rank
      from (${waitingFor(viewer)}) w),
    wanted as (select w.* from waiting w where ${kind ? sql`w.kind = ${kind}` : sql`true`}),
    page as (
      select w.* from wanted w
      where ${place ? sql`(w.rank, w.since, w.id) > (${place.rank}::int, ${place.since}::timestamptz, ${place.id}::uuid)` : sql`true`}
      order by w.rank, w.since, w.id limit ${size + 1})
    select json_build_object('slug', o.slug, 'name', coalesce(${officeName(language)}, o.slug)) as office, serai_today()::text as today,
      (select json_object_agg(c.kind, c.count) from (select w.kind, count(*)::int as count from waiting w group by w.kind) c) as counts,
      (select count(*)::int from waiting w where w.rank = 1) as late,
      (select json_object_agg(${groupOf(sql`c.rank`)}, c.count) from (select w.rank, count(*)::int as count from wanted w group by w.rank) c) as groups,
      (select json_agg(json_build_object('kind', w.kind, 'id', w.id, 'since', w.since, 'due', w.due, 'when', ${groupOf(sql`w.rank`)},
          'days', greatest(0, (select serai_today()) - ${dayOfInstant(sql`w.since`)}), 'role', w.role, 'hasLetter', w.letter_id is not null, 'fileName', w.file_name,
          'proposal', case when pr.id is not null then json_build_object('slug', pr.slug, 'name', ${proposalTitle(language)}) end,
          'version', (select max(v.number) from text_versions v where v.text_id = pr.text_id),
          'person', coalesce(${nameOnMandate(language)}, ${personName(language)}),
          'holder', case when mb.id is not null then json_build_object('kind', 'member', 'slug', mb.slug, 'country', mb.country, 'look', mb.look, 'name', coalesce(${memberName(language, sql`mb.id`)}, mb.slug))
            when ho.id is not null then json_build_object('kind', 'office', 'slug', ho.slug, 'name', coalesce(${officeName(language, sql`ho.id`)}, ho.slug)) end)
          order by w.rank, w.since, w.id)
        from page w left join people p on p.id = w.person_id left join mandates m on m.id = w.id left join members mb on mb.id = w.member_id left join offices ho on ho.id = w.office_id left join proposals pr on pr.id = w.id) as items,
      (select json_agg(x.*) from (${membersOnDesk(officeId, language)}) x) as members,
      (select count(*)::int from members mb where mb.office_id = o.id and mb.state <> 'withdrawn') as total
    from offices o where o.id = ${officeId}`;
}

const groupOf = (rank: SQL) => sql`(${sql.param([...dueGroups])}::text[])[${rank}]`;

/** By name; those for whom nobody speaks yet stand last. */
const membersOnDesk = (officeId: string, language: Context['locale']['language']) => sql`
  select mb.slug, n.name, mb.country, mb.look, mb.state, ${inArrears(sql`mb`)} as "isInArrears", mb.dues_paid_until as "duesPaidUntil",
    coalesce(s.speakers, 0)::int as speakers, coalesce(s.represented, false) as "hasRepresentative"
  from members mb
    cross join lateral (select coalesce(${memberName(language, sql`mb.id`)}, mb.slug) as name) n
    left join lateral (select count(distinct m.person_id) as speakers, bool_or(m.role = 'representative') as represented
      from mandates m where m.member_id = mb.id and ${isCurrent}) s on true
  where mb.office_id = ${officeId} and mb.state <> 'withdrawn'
  order by (coalesce(s.speakers, 0) = 0), n.name collate ${sql.identifier(collationOf(language))}, mb.slug limit ${mostMembers}`;

type Place = { rank: number; since: string; id: string };

/** A place that this program did not write leads to the beginning. */
function placeAfter(after: string | undefined): Place | null {
  const [, rank, since = '', id = ''] = /^([123])_([12]\d{3}-[^_]{6,40})_([^_]+)$/.exec(after ?? '') ?? [];
  const instant = instantOf(since);
  return instant !== null && isId(id) ? { rank: Number(rank), since: instant, id } : null;
}

/** The moment that a text says, to the microsecond and in the one form that the database reads without fail. */
function instantOf(text: string): string | null {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    return null;
  }
}

function nextAfter(items: readonly WaitingThing[]): string | null {
  const last = items.at(-1);
  return last ? `${dueGroups.indexOf(last.when) + 1}_${last.since}_${last.id}` : null;
}

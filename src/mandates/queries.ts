import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { notFound } from '#core/refusal.ts';
import type { Role } from '#core/roles.ts';
import { isMember, type Viewer } from '#core/viewer.ts';
import { visibleTo } from '#members/member-sql.ts';
import { memberName, officeName, personName } from '#network/names.ts';
import type { Language } from '#i18n/languages.ts';
import { sql, type SQL } from 'drizzle-orm';
import { dayOfInstant } from './day.ts';
import { endsSoonDays, type Holder, type MandateState } from './mandate.ts';
import { isCurrent, isNotOver } from './reader.ts';
import { messages } from './messages/messages.ts';
import {
  isItsOffice,
  mayConfirm,
  mayEnd,
  mayInvite,
  mayReadLetter,
  maySeePending,
  needsLetter,
  rolesToGive,
} from './policy.ts';

/** A member or an office as mandates speak of it. */
export type HolderInView = Holder & {
  slug: string;
  name: string;
  /** ISO code of a member's country; null for an office. */
  country: string | null;
  look: number | null;
  /** The office that cares for a member. */
  officeName: string | null;
  officeSlug: string | null;
};

/** A mandate as this reader may know it. What it may not know is null, whether it exists or not. */
export type MandateInView = {
  id: string;
  person: { name: string; contact: { email: string; telephone: string | null } | null };
  role: Role;
  title: string | null;
  from: string;
  until: string | null;
  state: MandateState;
  /** Current, with its last day near. */
  endsSoon: boolean;
  endReason: string | null;
  endedOn: string | null;
  confirmedBy: string | null;
  confirmedOn: string | null;
  /** The reader's own. */
  isOwn: boolean;
  may: {
    confirm: boolean;
    /** Only an office needs a letter for a member's mandate. */
    confirmWithoutLetter: boolean;
    end: boolean;
    /** The person has not come yet. */
    invite: boolean;
    readLetter: boolean;
  };
};

/** Where a mandate stands today, an SQL expression over the alias m. Its day is the network's. */
export const stateOfMandate = sql`case
  when not (${isNotOver()}) then 'ended'
  when m.confirmed_at is null then 'pending'
  when m.from_day > (select serai_today()) then 'coming'
  else 'current' end`;

/** Whether a mandate that counts today ends within the next weeks, an SQL expression over the alias m. */
export const endsSoon = sql`(${isCurrent} and m.until_day <= (select serai_today()) + ${endsSoonDays}::int) is true`;

/** Whether someone, the same person or another, is named for the role of the alias m beyond its last day, even if still pending. */
export const isFollowed = sql`exists (
  select from mandates n where n.id <> m.id and n.role = m.role and coalesce(n.member_id, n.office_id) = coalesce(m.member_id, m.office_id)
    and n.ended_at is null and coalesce(n.until_day > m.until_day, true))`;

/**
 * Whether a mandate may say whose it is. Whoever appoints types an e-mail address, and must not learn so who stands behind it: where
 * another holder brought the person into the network, the person first agrees to be named or chooses the mandate in a browser.
 */
const isNameOpen = sql`(m.given_by is null or p.name_public_at is not null or p.contact_shared_at is not null
  or not exists (select from mandates f where f.person_id = m.person_id and (f.given_at, f.id) < (m.given_at, m.id)
    and coalesce(f.member_id, f.office_id) <> coalesce(m.member_id, m.office_id))
  or exists (select from sessions s where s.person_id = m.person_id and s.mandate_id = m.id))`;

/**
 * Who speaks for a member or an office. Visitors read the names of those who agreed; members read all names and the history; what is
 * pending is known to those whom it concerns.
 */
export async function mandatesOf(ctx: Context, holder: Holder): Promise<MandateInView[]> {
  const rows = await mandateRows(
    ctx,
    holder.kind === 'member' ? sql`m.member_id = ${holder.id}` : sql`m.office_id = ${holder.id}`,
  );
  return rows.filter((row) => isInView(ctx.viewer, holder, row)).map((row) => inView(ctx, holder, row));
}

export type MandateFound = { holder: HolderInView; mandate: MandateInView };

/** One mandate that this reader may know of; for everybody else it does not exist. */
export async function findMandate(ctx: Context, { id }: { id: string }): Promise<MandateFound> {
  const row = isId(id) ? (await mandateRows(ctx, sql`m.id = ${id}`))[0] : undefined;
  if (!row) throw notFound();
  const { today: _, language: __, ...holder } = await holderOf(ctx, row);
  if (!isInView(ctx.viewer, holder, row)) throw notFound();
  return { holder, mandate: inView(ctx, holder, row) };
}

/** The file that attests a mandate, for those who may read it. */
export async function findLetter(ctx: Context, { id }: { id: string }): Promise<{ mediaId: string }> {
  const row = isId(id) ? (await mandateRows(ctx, sql`m.id = ${id}`))[0] : undefined;
  if (!row?.letterId) throw notFound();
  const holder = await holderOf(ctx, row);
  if (!mayReadLetter(ctx.viewer, { ...row, holder })) throw notFound();
  return { mediaId: row.letterId };
}

const holderOf = (ctx: Context, { memberId, officeId }: Pick<MandateRow, 'memberId' | 'officeId'>) =>
  memberId ? findHolder(ctx, sql`mb.id = ${memberId}`, null) : findHolder(ctx, null, sql`o.id = ${officeId}`);

export type MandatesFound = {
  holder: HolderInView;
  today: string;
  mandates: MandateInView[];
  /** The roles that this reader may give here. */
  rolesToGive: readonly Role[];
  /** Whether what this reader gives to another counts at once. */
  isConfirmedAtOnce: boolean;
  /** In which of the network's languages someone new is best written to. */
  language: Language;
};

export async function mandatesOfMember(ctx: Context, { slug }: { slug: string }): Promise<MandatesFound> {
  return mandatesPage(ctx, await findHolder(ctx, sql`mb.slug = ${slug}`, null));
}

export async function mandatesOfOffice(ctx: Context, { slug }: { slug: string }): Promise<MandatesFound> {
  return mandatesPage(ctx, await findHolder(ctx, null, sql`o.slug = ${slug}`));
}

async function mandatesPage(ctx: Context, { today, language, ...holder }: HolderFound): Promise<MandatesFound> {
  const given = rolesToGive(ctx.viewer, holder);
  const isConfirmedAtOnce = given.some((role) => mayConfirm(ctx.viewer, { holder, role, personId: '' }));
  return { holder, today, language, mandates: await mandatesOf(ctx, holder), rolesToGive: given, isConfirmedAtOnce };
}

type MandateRow = {
  id: string;
  memberId: string | null;
  officeId: string | null;
  personId: string;
  givenBy: string | null;
  name: string;
  email: string | null;
  telephone: string | null;
  isNamePublic: boolean;
  isNameOpen: boolean;
  isAwaited: boolean;
  role: Role;
  title: string | null;
  from: string;
  until: string | null;
  state: MandateState;
  endsSoon: boolean;
  endReason: string | null;
  endedOn: string | null;
  confirmedBy: string | null;
  confirmedOn: string | null;
  letterId: string | null;
};

/** Pending first, since they wait; then who speaks now, the leading roles first; then those of the past. */
async function mandateRows({ db, locale }: Context, which: SQL): Promise<MandateRow[]> {
  const { rows } = await db.execute<MandateRow>(sql`
    select m.id, m.member_id as "memberId", m.office_id as "officeId", m.person_id as "personId", m.given_by as "givenBy",
      ${personName(locale.language)} as name,
      case when p.contact_shared_at is not null then p.email end as email, case when p.contact_shared_at is not null then p.telephone end as telephone,
      p.name_public_at is not null as "isNamePublic", ${isNameOpen} as "isNameOpen", p.activated_at is null as "isAwaited",
      m.role, m.title, m.from_day::text as "from", m.until_day::text as until, ${stateOfMandate} as state, ${endsSoon} as "endsSoon",
      m.end_reason as "endReason", ${dayOfInstant(sql`m.ended_at`)}::text as "endedOn", ${personName(locale.language, sql`c`)} as "confirmedBy",
      ${dayOfInstant(sql`m.confirmed_at`)}::text as "confirmedOn", m.letter_id as "letterId"
    from mandates m join people p on p.id = m.person_id left join people c on c.id = m.confirmed_by
    where ${which}
    order by array_position(array['pending', 'current', 'coming', 'ended'], ${stateOfMandate}),
      array_position(array['representative', 'secretary-general', 'head', 'substitute', 'focal-point', 'officer', 'editor', 'contributor', 'observer'], m.role),
      m.from_day desc, m.id`);
  return rows;
}

function isInView(viewer: Viewer, holder: Holder, row: MandateRow): boolean {
  const isOwn = viewer.personId === row.personId;
  if (row.state === 'pending') return maySeePending(viewer, { ...row, holder });
  if (isOwn || isMember(viewer) || viewer.isOperator) return true;
  return row.state === 'current' && row.isNamePublic;
}

function inView({ viewer, locale }: Context, holder: Holder, row: MandateRow): MandateInView {
  const mandate = { ...row, holder };
  const isConcerned = isMember(viewer) || viewer.isOperator || viewer.personId === row.personId;
  const isOpen = row.state !== 'ended';
  const isGiven = row.state === 'current' || row.state === 'coming';
  const isNamed = row.isNameOpen || viewer.personId === row.personId || isItsOffice(viewer, holder);
  const confirm = row.state === 'pending' && mayConfirm(viewer, mandate);
  const { id, role, title, from, until, state } = row;
  return {
    id,
    person: {
      name: isNamed ? row.name : messages[locale.language].notNamedYet,
      contact: isConcerned && row.email ? { email: row.email, telephone: row.telephone } : null,
    },
    role,
    title,
    from,
    until,
    state,
    endsSoon: row.endsSoon,
    endReason: mayReadLetter(viewer, mandate) ? row.endReason : null,
    endedOn: isConcerned ? row.endedOn : null,
    confirmedBy: isConcerned ? row.confirmedBy : null,
    confirmedOn: isConcerned ? row.confirmedOn : null,
    isOwn: viewer.personId === row.personId,
    may: {
      confirm,
      confirmWithoutLetter: confirm && !needsLetter(viewer, holder),
      end: isOpen && mayEnd(viewer, mandate),
      invite: row.isAwaited && isGiven && mayInvite(viewer, mandate),
      readLetter: row.letterId !== null && mayReadLetter(viewer, mandate),
    },
  };
}

type HolderRow = {
  kind: 'member' | 'office';
  id: string;
  slug: string;
  name: string;
  country: string | null;
  look: number | null;
  officeId: string | null;
  officeName: string | null;
  officeSlug: string | null;
  isSecretariat: boolean;
  today: string;
  language: Language;
};

type HolderFound = HolderInView & { today: string; language: Language };

async function findHolder(
  { db, locale, viewer }: Context,
  member: SQL | null,
  office: SQL | null,
): Promise<HolderFound> {
  const { rows } = await db.execute<HolderRow>(
    member
      ? memberRow(sql`${member} and ${visibleTo(viewer, sql`mb`)}`, locale.language)
      : officeRow(office ?? sql`false`, locale.language),
  );
  const row = rows[0];
  if (!row) throw notFound();
  const { kind, id, slug, name, country, look, officeName, officeSlug, today, language } = row;
  const shown = { id, slug, name, country, look, officeName, officeSlug, today, language };
  if (kind === 'member') return { ...shown, kind, officeId: row.officeId ?? '' };
  return { ...shown, kind, isSecretariat: row.isSecretariat };
}

const memberRow = (which: SQL, language: Context['locale']['language']) => sql`
  select 'member' as kind, mb.id, mb.slug, ${memberName(language, sql`mb.id`)} as name, mb.country, mb.look, mb.office_id as "officeId",
    ${officeName(language, sql`mb.office_id`)} as "officeName", (select x.slug from offices x where x.id = mb.office_id) as "officeSlug",
    false as "isSecretariat", serai_today()::text as today,
    coalesce((select l.language from networks n, unnest(n.languages) as l(language)
      where l.language = any(mb.languages) order by array_position(mb.languages, l.language) limit 1), (select n.languages[1] from networks n)) as language
  from members mb where ${which}`;

const officeRow = (which: SQL, language: Context['locale']['language']) => sql`
  select 'office' as kind, o.id, o.slug, ${officeName(language)} as name, null as country, null as look, null as "officeId",
    null as "officeName", null as "officeSlug", o.kind = 'secretariat' as "isSecretariat", serai_today()::text as today,
    (select n.languages[1] from networks n) as language
  from offices o where ${which}`;

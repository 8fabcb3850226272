import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { kept } from '#core/kept.ts';
import { notFound } from '#core/refusal.ts';
import type { Role } from '#core/roles.ts';
import { isMember, type Viewer } from '#core/viewer.ts';
import { visibleTo } from '#members/member-sql.ts';
import type { Language } from '#i18n/languages.ts';
import { mayDeactivate } from '#people/policy.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { Ending, Holder, MandateState, Title } from './mandate.ts';
import { mandateRows, memberRow, officeRow, type HolderRow, type MandateRow } from './mandate-sql.ts';
import { messages } from './messages/messages.ts';
import {
  mayConfirm,
  mayDecline,
  mayEnd,
  mayInvite,
  mayReadLetter,
  maySeePending,
  mayWithdraw,
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
  title: Title | null;
  from: string;
  until: string | null;
  state: MandateState;
  /** The last day on which a pending one can be answered; then it lapses. */
  answerBy: string | null;
  /** Current, with its last day near. */
  endsSoon: boolean;
  /** How it came to its end, where that was not its last day. */
  ending: Ending | null;
  endReason: string | null;
  endedOn: string | null;
  /** Who proposed it and when, for those who may confirm it. The name is null where it was done at the machine. */
  proposedBy: string | null;
  proposedOn: string | null;
  confirmedBy: string | null;
  confirmedOn: string | null;
  /** The reader's own. */
  isOwn: boolean;
  may: {
    confirm: boolean;
    /** Only an office needs a letter for a member's mandate. */
    confirmWithoutLetter: boolean;
    decline: boolean;
    /** Take back what one proposed. */
    withdraw: boolean;
    end: boolean;
    /** The person has not taken it up yet. */
    invite: boolean;
    readLetter: boolean;
  };
  /** The person's account, for those who may close it. */
  accountId: string | null;
};

/**
 * Who speaks for a member or an office. Visitors read the names of those who agreed; members read all names and the history; what is
 * pending is known to those whom it concerns.
 */
export async function mandatesOf(ctx: Context, holder: Holder): Promise<MandateInView[]> {
  const { kind, id } = holder;
  const given = kind === 'member' ? sql`m.member_id = ${id}` : sql`m.office_id = ${id}`;
  const rows = await kept(ctx, ['mandates', kind, id, ctx.locale.language], () => rowsOf(ctx, given));
  return rows.filter((row) => isInView(ctx.viewer, holder, row)).map((row) => inView(ctx, holder, row));
}

export type MandateFound = { holder: HolderInView; mandate: MandateInView };

/** One mandate that this reader may know of; for everybody else it does not exist. */
export async function findMandate(ctx: Context, { id }: { id: string }): Promise<MandateFound> {
  const row = await findRow(ctx, id);
  const { today: _, language: __, ...holder } = await holderOf(ctx, row);
  if (!isInView(ctx.viewer, holder, row)) throw notFound();
  return { holder, mandate: inView(ctx, holder, row) };
}

/** The file that attests a mandate, for those who may read it. */
export async function findLetter(ctx: Context, { id }: { id: string }): Promise<{ mediaId: string }> {
  const row = await findRow(ctx, id);
  if (!row.letterId) throw notFound();
  const holder = await holderOf(ctx, row);
  if (!mayReadLetter(ctx.viewer, { ...row, holder })) throw notFound();
  return { mediaId: row.letterId };
}

async function findRow(ctx: Context, id: string): Promise<MandateRow> {
  const row = isId(id) ? (await rowsOf(ctx, sql`m.id = ${id}`))[0] : undefined;
  if (!row) throw notFound();
  return row;
}

const holderOf = (ctx: Context, { memberId, officeId }: Pick<MandateRow, 'memberId' | 'officeId'>) =>
  memberId ? findMember(ctx, sql`mb.id = ${memberId}`) : findOffice(ctx, sql`o.id = ${officeId}`);

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
  return mandatesPage(ctx, await findMember(ctx, sql`mb.slug = ${slug}`));
}

export async function mandatesOfOffice(ctx: Context, { slug }: { slug: string }): Promise<MandatesFound> {
  return mandatesPage(ctx, await findOffice(ctx, sql`o.slug = ${slug}`));
}

async function mandatesPage(ctx: Context, { today, language, ...holder }: HolderFound): Promise<MandatesFound> {
  const given = rolesToGive(ctx.viewer, holder);
  const isConfirmedAtOnce = given.some((role) => mayConfirm(ctx.viewer, { holder, role, personId: '' }));
  return { holder, today, language, mandates: await mandatesOf(ctx, holder), rolesToGive: given, isConfirmedAtOnce };
}

async function rowsOf({ db, locale }: Context, which: SQL): Promise<MandateRow[]> {
  const { rows } = await db.execute<MandateRow>(mandateRows(which, locale.language));
  return rows;
}

/** What was proposed and never counted stays with those whom it concerned. */
function isInView(viewer: Viewer, holder: Holder, row: MandateRow): boolean {
  if (!row.isConfirmed) return maySeePending(viewer, { ...row, holder });
  if (viewer.personId === row.personId || isMember(viewer) || viewer.isOperator) return true;
  return row.state === 'current' && row.isNamePublic && row.isAccepted;
}

function inView({ viewer, locale }: Context, holder: Holder, row: MandateRow): MandateInView {
  const mandate = { ...row, holder };
  const isOwn = viewer.personId === row.personId;
  const isConcerned = isMember(viewer) || viewer.isOperator || isOwn;
  const { id, role, title, from, until, state, endsSoon } = row;
  const may = maysOf(viewer, holder, row);
  const name = isOwn ? row.ownName : (row.name ?? messages[locale.language].notNamedYet);
  return {
    id,
    person: { name, contact: isConcerned && (row.isAccepted || isOwn) ? contactOf(row) : null },
    role,
    title,
    from,
    until,
    state,
    answerBy: state === 'pending' ? row.answerBy : null,
    endsSoon,
    ending: isConcerned ? row.ending : null,
    endReason: mayReadLetter(viewer, mandate) ? row.endReason : null,
    endedOn: isConcerned ? row.endedOn : null,
    proposedBy: may.confirm ? row.proposedBy : null,
    proposedOn: may.confirm ? row.proposedOn : null,
    confirmedBy: isConcerned ? row.confirmedBy : null,
    confirmedOn: isConcerned ? row.confirmedOn : null,
    isOwn,
    may,
    accountId: row.isAccepted && mayDeactivate(viewer, { id: row.personId }) ? row.personId : null,
  };
}

const contactOf = ({ email, telephone }: MandateRow) => (email ? { email, telephone } : null);

function maysOf(viewer: Viewer, holder: Holder, row: MandateRow): MandateInView['may'] {
  const mandate = { ...row, holder };
  const isPending = row.state === 'pending';
  const isGiven = row.state === 'current' || row.state === 'coming';
  const confirm = isPending && mayConfirm(viewer, mandate);
  return {
    confirm,
    confirmWithoutLetter: confirm && !needsLetter(viewer, holder),
    decline: isPending && mayDecline(viewer, mandate),
    withdraw: isPending && mayWithdraw(viewer, mandate),
    end: isGiven && mayEnd(viewer, mandate),
    invite: isGiven && !row.isAccepted && mayInvite(viewer, mandate),
    readLetter: row.letterId !== null && mayReadLetter(viewer, mandate),
  };
}

type HolderFound = HolderInView & { today: string; language: Language };

const findMember = (ctx: Context, which: SQL): Promise<HolderFound> =>
  findHolder(ctx, memberRow(sql`${which} and ${visibleTo(ctx.viewer, sql`mb`)}`, ctx.locale.language));

const findOffice = (ctx: Context, which: SQL): Promise<HolderFound> =>
  findHolder(ctx, officeRow(which, ctx.locale.language));

async function findHolder({ db }: Context, holder: SQL): Promise<HolderFound> {
  const { rows } = await db.execute<HolderRow>(holder);
  const row = rows[0];
  if (!row) throw notFound();
  const { kind, id, slug, name, country, look, officeName, officeSlug, today, language } = row;
  const shown = { id, slug, name, country, look, officeName, officeSlug, today, language };
  if (kind === 'member') return { ...shown, kind, officeId: row.officeId ?? '' };
  return { ...shown, kind, isSecretariat: row.isSecretariat };
}

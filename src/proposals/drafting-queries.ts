import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { notFound } from '#core/refusal.ts';
import {
  comparisonOf,
  findVersion,
  turnOf,
  versionsOf,
  workingTextOf,
  type TurnAndRevision,
} from '#drafting/queries.ts';
import type { TextInHand } from '#drafting/drafted-text.ts';
import { remarksOf, versionOfRemark, type RemarksQuery } from '#drafting/remark-queries.ts';
import type { ComparisonInView, RemarksInView, VersionInView, VersionsInView, WorkingText } from '#drafting/in-view.ts';
import { mayAgree, mayReadDraft, mayWrite } from '#drafting/policy.ts';
import type { Language } from '#i18n/languages.ts';
import { proposalTitle } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import { draftsFor, mayReadWhole, maySee, partyOf } from './policy.ts';
import { memberFace, staffInHand } from './proposal-sql.ts';
import type { ProposalInHand, ProposalState } from './proposal.ts';
import type { Viewer } from '#core/viewer.ts';

/** A proposal as the pages of its text speak of it. */
export type DraftedProposal = {
  id: string;
  slug: string;
  /** Null while it is a draft. */
  number: number | null;
  title: string;
  state: ProposalState;
  member: { id: string; slug: string; name: string; country: string; look: number };
};

/** The text of a proposal, with what this reader may do with it. */
export type DraftingFound = { proposal: DraftedProposal; text: TextInHand; language: Language; may: DraftingMays };

export type DraftingMays = { readDraft: boolean; write: boolean; agree: boolean };

/** What a viewer has to do with the text of a proposal. */
export const textInHand = (viewer: Viewer, textId: string, proposal: ProposalInHand): TextInHand => ({
  id: textId,
  party: draftsFor(viewer, proposal),
  speaksFor: partyOf(viewer, proposal),
  isOpen: proposal.state === 'joint-drafting',
});

/** The text of a proposal, for its readers; for everybody else, and before the joint drafting, there is none. */
export const textOfProposal = (ctx: Context, { slug }: { slug: string }): Promise<DraftingFound> =>
  findText(ctx, isId(slug) ? sql`pr.id = ${slug}` : sql`pr.slug = ${slug}`);

export type RemarkFound = DraftingFound & { remark: { id: string; number: number } };

/** A remark, with the text that it is about; for the parties. */
export async function findRemark(ctx: Context, { id }: { id: string }): Promise<RemarkFound> {
  if (!isId(id)) throw notFound();
  const found = await findText(ctx, sql`pr.text_id = (select c.text_id from passage_comments c where c.id = ${id})`);
  return { ...found, remark: { id, number: await versionOfRemark(ctx, found.text, id) } };
}

type Row = DraftedProposal & Omit<ProposalInHand, 'id'> & { textId: string; language: Language };

async function findText(ctx: Context, which: SQL): Promise<DraftingFound> {
  const { viewer, locale } = ctx;
  const { rows } = await ctx.db.execute<Row>(sql`
    select pr.id, coalesce(pr.slug, pr.id::text) as slug, pr.number, ${proposalTitle(locale.language)} as title, pr.state,
      pr.member_id as "memberId", ${memberFace(sql`mb`, locale.language)} as member, ${staffInHand} as staff,
      pr.text_id as "textId", t.language
    from proposals pr join members mb on mb.id = pr.member_id join drafted_texts t on t.id = pr.text_id where ${which}`);
  const [row] = rows;
  if (!row || !maySee(viewer, row) || !mayReadWhole(viewer)) throw notFound();
  const { id, slug, number, title, state, member, textId, language } = row;
  const text = textInHand(viewer, textId, row);
  const may = { readDraft: mayReadDraft(text), write: mayWrite(text), agree: mayAgree(text) };
  return { proposal: { id, slug, number, title, state, member }, text, language, may };
}

export type TextFound = DraftingFound & { working: WorkingText };

/** The text as it is being written, for the parties. */
export async function findWorkingText(ctx: Context, params: { slug: string }): Promise<TextFound> {
  const found = await textOfProposal(ctx, params);
  return { ...found, working: await workingTextOf(ctx, found.text) };
}

export type TurnFound = DraftingFound & TurnAndRevision;

/** Whose turn it is to write, for the parties. */
export async function findTurn(ctx: Context, params: { slug: string }): Promise<TurnFound> {
  const found = await textOfProposal(ctx, params);
  return { ...found, ...(await turnOf(ctx, found.text)) };
}

export type VersionsFound = DraftingFound & {
  versions: VersionsInView;
  /** Whether the list begins here with the latest one. */
  isFirst: boolean;
  working: WorkingText | null;
};

/** The versions of a text; for the parties also what would be the next one. */
export async function findVersions(
  ctx: Context,
  params: { slug: string },
  { before }: { before?: number | undefined } = {},
): Promise<VersionsFound> {
  const found = await textOfProposal(ctx, params);
  const [versions, working] = await Promise.all([
    versionsOf(ctx, found.text.id, { before }),
    found.may.readDraft ? workingTextOf(ctx, found.text) : null,
  ]);
  return { ...found, versions, isFirst: before === undefined, working };
}

export type VersionFound = DraftingFound & { version: VersionInView; remarks: RemarksInView | null };

/** One version of a text, with what was remarked on it for the parties. */
export async function findVersionOfProposal(
  ctx: Context,
  { slug, number }: { slug: string; number: string },
  query: RemarksQuery = {},
): Promise<VersionFound> {
  const found = await textOfProposal(ctx, { slug });
  const which = numberIn(number);
  const [version, remarks] = await Promise.all([
    findVersion(ctx, found.text.id, which),
    found.may.readDraft ? remarksOf(ctx, { id: found.text.id, number: which }, query) : null,
  ]);
  return { ...found, version, remarks };
}

/** The number in an address; what is none has no version. */
function numberIn(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw notFound();
  return Number(text);
}

export type ComparisonFound = DraftingFound & { comparison: ComparisonInView; versions: VersionsInView };

/** Two versions of a text compared: those asked for, else the latest with the one before it. */
export async function findComparison(
  ctx: Context,
  params: { slug: string },
  { from, to }: { from?: number | undefined; to?: number | undefined } = {},
): Promise<ComparisonFound> {
  const found = await textOfProposal(ctx, params);
  const versions = await versionsOf(ctx, found.text.id, { size: 50 });
  const latest = versions.items[0]?.number ?? 0;
  const newer = to ?? (from === undefined || from < latest ? latest : latest - 1);
  const older = from ?? newer - 1;
  if (newer < 1 || older < 1) throw notFound();
  const text = { id: found.text.id, language: found.language };
  return { ...found, comparison: await comparisonOf(ctx, text, { from: older, to: newer }), versions };
}

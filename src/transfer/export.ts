import type { Context } from '#core/context.ts';
import { dayOf } from '#i18n/partial-date.ts';
import { isAskedFor } from '#members/list-sql.ts';
import { visibleTo } from '#members/member-sql.ts';
import type { MembersQuery } from '#members/member-view.ts';
import { inTurn } from '#members/searches.ts';
import { networkOfNode } from '#network/queries.ts';
import { sql } from 'drizzle-orm';
import { columnsOf, type Column } from './columns.ts';
import { csvRecord, guardCell } from './csv.ts';
import { networkLanguages } from './importer.ts';
import { memberEntries, officeEntries, type Entry } from './known.ts';
import { mayExportDues } from './policy.ts';
import type { ImportKind } from './report.ts';

const PORTION = 1_000;

/**
 * The network's members or offices as CSV (RFC 4180, UTF-8, CRLF), in pieces: what an import takes back without a change. Everybody
 * gets what everybody may know; dues only offices, of those they care for.
 */
export async function* exportOf(
  ctx: Context,
  kind: ImportKind,
  filter: MembersQuery = {},
): AsyncGenerator<string, void> {
  const columns = columnsOf(kind, await networkLanguages(ctx));
  const given = columns.filter((column) => !column.private || mayExportDues(ctx.viewer, filter.office ?? null));
  yield csvRecord(given.map(({ name }) => name));
  for (let after = ''; ;) {
    const entries = await portion(ctx, kind, filter, after);
    if (entries.length > 0) yield entries.map((entry) => recordOf(entry, given)).join('');
    if (entries.length < PORTION) return;
    after = entries.at(-1)?.slug ?? '';
  }
}

/** Portions by slug, each a short query: whoever reads slowly holds no transaction open. */
function portion(ctx: Context, kind: ImportKind, filter: MembersQuery, after: string): Promise<Entry[]> {
  const limit = sql`limit ${PORTION}`;
  if (kind === 'offices') return officeEntries(ctx, { where: sql`o.slug > ${after}`, limit });
  // Without a filter for the state those who have withdrawn come along: an export leaves nobody out.
  const where = sql`m.slug > ${after} and ${visibleTo(ctx.viewer, sql`m`)} and ${isAskedFor(sql`m`, filter)}`;
  return inTurn(filter, () => memberEntries(ctx, { where, limit }));
}

const recordOf = ({ fields }: Entry, columns: readonly Column[]): string =>
  csvRecord(columns.map(({ name, numeric }) => (numeric ? (fields[name] ?? '') : guardCell(fields[name] ?? ''))));

/** `wnssc-members-2026-11-23.csv`: whose, what, and the day in the network's own zone. */
export async function exportName(ctx: Context, kind: ImportKind): Promise<string> {
  const network = await networkOfNode(ctx.db, ctx.locale.language);
  const whose = (network?.acronym ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `${whose ? `${whose}-` : ''}${kind}-${dayOf(ctx.now, network?.timeZone ?? 'UTC')}.csv`;
}

/** A file that lists nobody yet, with a byte order mark by which spreadsheet programs know its letters. */
export const templateOf = (kind: ImportKind, languages: readonly string[]): string =>
  `\uFEFF${csvRecord(columnsOf(kind, languages).map(({ name }) => name))}`;

import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { todayOf } from '#db/today.ts';
import type { Language } from '#i18n/languages.ts';
import type { PartialDate } from '#i18n/partial-date.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { OfficeKind, OfficeState } from './office.ts';

/** What a file says of an office, without the countries it covers. */
export type BulkOffice = {
  id: string;
  slug: string;
  kind: OfficeKind;
  state: OfficeState;
  opened: PartialDate | null;
  source: string | null;
  names: readonly { language: Language; name: string }[];
};

/** An office as it shall be, with the revision it was compared with and whether its state changes by this. */
export type BulkOfficeChange = BulkOffice & { revision: number; isNewState: boolean };

/** Many offices are opened at once. Inside a transaction; `changed-meanwhile` (409) where a slug was taken since it was looked up. */
export async function bringOffices(ctx: Context, entries: readonly BulkOffice[]): Promise<void> {
  if (entries.length === 0) return;
  const { rowCount } = await ctx.db.execute(sql`
    insert into offices (id, node_id, slug, kind, state, opened, source)
    select id, (select node_id from networks), slug, kind, state, opened, source from ${recordset(entries)}
    on conflict (slug) do nothing`);
  if (rowCount !== entries.length) throw new Refusal('changed-meanwhile', 409);
  await writeNames(ctx, entries);
  await writeStates(
    ctx,
    entries.map(({ id, state, opened }) => ({ id, state, since: opened })),
  );
}

/** Many offices are changed at once. Inside a transaction; `changed-meanwhile` (409) where somebody else was faster. */
export async function reviseOffices(ctx: Context, changes: readonly BulkOfficeChange[]): Promise<void> {
  if (changes.length === 0) return;
  const { rowCount } = await ctx.db.execute(sql`
    update offices o set state = r.state, opened = r.opened, source = r.source, revision = o.revision + 1
    from ${recordset(changes)} where o.id = r.id and o.revision = r.revision`);
  if (rowCount !== changes.length) throw new Refusal('changed-meanwhile', 409);
  await writeNames(ctx, changes);
  const today = changes.some(({ isNewState }) => isNewState) ? await todayOf(ctx) : null;
  await writeStates(
    ctx,
    changes.flatMap(({ id, state, isNewState }) => (isNewState ? [{ id, state, since: today }] : [])),
  );
}

/** Divides countries anew among some offices: each then covers exactly those named. Answers the countries that change hands by it. */
export async function coverCountries(
  ctx: Context,
  coverage: readonly { officeId: string; countries: readonly string[] }[],
): Promise<string[]> {
  if (coverage.length === 0) return [];
  const rows = coverage.flatMap(({ officeId, countries }) =>
    countries.map((country) => ({ country, office_id: officeId })),
  );
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (country text, office_id uuid)`;
  const freed = await ctx.db.execute<{ country: string }>(sql`
    delete from office_countries c where office_id = any(${sql.param(coverage.map(({ officeId }) => officeId))}::uuid[])
      and not exists (select 1 from ${wanted} where r.country = c.country and r.office_id = c.office_id)
    returning country`);
  const taken = await ctx.db.execute<{ country: string }>(sql`
    insert into office_countries as c (country, office_id) select country, office_id from ${wanted}
    on conflict (country) do update set office_id = excluded.office_id where c.office_id <> excluded.office_id returning c.country`);
  return [...new Set([...freed.rows, ...taken.rows].map(({ country }) => country))];
}

const recordset = (rows: readonly object[]): SQL => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
  id uuid, slug text, kind text, state text, opened text, source text, revision integer)`;

async function writeNames(ctx: Context, entries: readonly Pick<BulkOffice, 'id' | 'names'>[]): Promise<void> {
  const rows = entries.flatMap(({ id, names }) => names.map((name) => ({ office_id: id, ...name })));
  await ctx.db.execute(sql`
    insert into office_texts as t (office_id, language, name)
    select office_id, language, name from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (office_id uuid, language text, name text)
    on conflict (office_id, language) do update set name = excluded.name where t.name <> excluded.name`);
}

type NewState = { id: string; state: OfficeState; since: string | null };

async function writeStates(ctx: Context, states: readonly NewState[]): Promise<void> {
  if (states.length === 0) return;
  const rows = states.map(({ id, state, since }) => ({
    id: newId(),
    office_id: id,
    state,
    since,
    decided_by: ctx.viewer.personId,
  }));
  await ctx.db.execute(sql`
    insert into office_states (id, office_id, state, since, decided_by)
    select id, office_id, state, since, decided_by
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, office_id uuid, state text, since text, decided_by uuid)`);
}

import type { Context } from '#core/context.ts';
import { languages } from '#i18n/languages.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { Fields, Known } from './judge.ts';
import type { ImportKind } from './report.ts';

type MemberRow = {
  id: string;
  revision: number;
  slug: string;
  kind: string;
  country: string;
  latitude: number;
  longitude: number;
  population: number | null;
  geonamesId: number | null;
  languages: string[];
  office: string;
  joined: string | null;
  state: string;
  duesPaidUntil: string | null;
  founding: boolean;
  source: string | null;
  website: string | null;
  sample: boolean;
  names: Record<string, string> | null;
};

export type Entry = { id: string; revision: number; slug: string; fields: Fields };

type Portion = { where: SQL; limit?: SQL; lock?: boolean };

/** Members as a file writes them, in the order of their slugs. `m` is a row of members, `o` of its office. */
export async function memberEntries(
  { db }: Context,
  { where, limit = sql``, lock = false }: Portion,
): Promise<Entry[]> {
  const { rows } = await db.execute<MemberRow>(sql`
    select m.id, m.revision, m.slug, m.kind, m.country, m.latitude, m.longitude, m.population, m.geonames_id as "geonamesId", m.languages,
      o.slug as office, m.joined, m.state, m.dues_paid_until::text as "duesPaidUntil", m.founding, m.source, m.website, m.sample,
      (select json_object_agg(t.language, t.name) from member_texts t where t.member_id = m.id) as names
    from members m join offices o on o.id = m.office_id
    where ${where} order by m.slug ${limit} ${lock ? sql`for no key update of m` : sql``}`);
  return rows.map((row) => ({ id: row.id, revision: row.revision, slug: row.slug, fields: memberFields(row) }));
}

const memberFields = (row: MemberRow): Fields => ({
  slug: row.slug,
  kind: row.kind,
  ...nameFields(row.names),
  country: row.country,
  latitude: String(row.latitude),
  longitude: String(row.longitude),
  population: row.population === null ? '' : String(row.population),
  geonames_id: row.geonamesId === null ? '' : String(row.geonamesId),
  languages: row.languages.join(' '),
  office: row.office,
  joined: row.joined ?? '',
  state: row.state,
  dues_paid_until: row.duesPaidUntil ?? '',
  founding: yesOrNo(row.founding),
  source: row.source ?? '',
  website: row.website ?? '',
  sample: yesOrNo(row.sample),
});

type OfficeRow = {
  id: string;
  revision: number;
  slug: string;
  kind: string;
  status: string;
  opened: string | null;
  source: string | null;
  host: string | null;
  countries: string[];
  names: Record<string, string> | null;
};

/** Offices as a file writes them. A host city that a file named and that is no member yet is still the office's. */
export async function officeEntries(
  { db }: Context,
  { where, limit = sql``, lock = false }: Portion,
): Promise<Entry[]> {
  const { rows } = await db.execute<OfficeRow>(sql`
    select o.id, o.revision, o.slug, o.kind, o.state as status, o.opened, o.source,
      coalesce((select m.slug from members m where m.hosts_office_id = o.id order by m.slug limit 1), awaited.city) as host,
      array(select c.country from office_countries c where c.office_id = o.id order by c.country collate "C") as countries,
      (select json_object_agg(t.language, t.name) from office_texts t where t.office_id = o.id) as names
    from offices o
      left join lateral (select i.fields ->> 'host_city' as city from imported_entries i
        where i.kind = 'offices' and i.slug = o.slug and not exists (select 1 from members m where m.slug = i.fields ->> 'host_city')) awaited on true
    where ${where} order by o.slug ${limit} ${lock ? sql`for no key update of o` : sql``}`);
  return rows.map((row) => ({ id: row.id, revision: row.revision, slug: row.slug, fields: officeFields(row) }));
}

const officeFields = (row: OfficeRow): Fields => ({
  slug: row.slug,
  ...nameFields(row.names),
  kind: row.kind,
  host_city: row.host ?? '',
  countries: row.countries.join(' '),
  status: row.status,
  opened: row.opened ?? '',
  source: row.source ?? '',
});

/** Every language has its field, so that a missing name is an empty one. */
const nameFields = (names: Record<string, string> | null): Fields =>
  Object.fromEntries(languages.map((language) => [`name_${language}`, names?.[language] ?? '']));

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

/** What the network has under these slugs, and what a file last said of each. */
export async function knownEntries(
  ctx: Context,
  kind: ImportKind,
  slugs: readonly string[],
  { lock }: { lock: boolean },
): Promise<Map<string, Known>> {
  const list = sql.param([...slugs]);
  const where = kind === 'members' ? sql`m.slug = any(${list}::text[])` : sql`o.slug = any(${list}::text[])`;
  const entries =
    kind === 'members' ? await memberEntries(ctx, { where, lock }) : await officeEntries(ctx, { where, lock });
  const said = await ctx.db.execute<{ slug: string; fields: Fields }>(
    sql`select slug, fields from imported_entries where kind = ${kind} and slug = any(${list}::text[])`,
  );
  const saidOf = new Map(said.rows.map(({ slug, fields }) => [slug, fields]));
  return new Map(entries.map(({ slug, ...entry }) => [slug, { ...entry, said: saidOf.get(slug) ?? null }]));
}

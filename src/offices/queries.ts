import type { Context } from '#core/context.ts';
import { kept } from '#core/kept.ts';
import { notFound } from '#core/refusal.ts';
import type { Delegation } from '#core/viewer.ts';
import { collationOf } from '#i18n/collations.ts';
import type { Language } from '#i18n/languages.ts';
import type { PartialDate } from '#i18n/partial-date.ts';
import { forReader, memberName, officeName } from '#network/names.ts';
import { sql, type SQL } from 'drizzle-orm';
import type { OfficeKind, OfficeState } from './office.ts';

/** The city an office sits in. */
export type HostCity = { slug: string; name: string; country: string; look: number };

export type OfficeInList = {
  id: string;
  slug: string;
  name: string;
  kind: OfficeKind;
  state: OfficeState;
  opened: PartialDate | null;
  host: HostCity | null;
  /** How many countries it covers; null for the Secretariat, with which all others are. */
  countries: number | null;
  members: number;
  sample: boolean;
};

/** A member of an office as its map shows it. */
export type OfficePoint = {
  slug: string;
  name: string;
  latitude: number;
  longitude: number;
  population: number | null;
  hosts: boolean;
};

export type OfficeOnPage = Omit<OfficeInList, 'countries'> & {
  summary: string | null;
  /** The languages in which it has a name. */
  namedIn: Language[];
  /** ISO 3166-1 alpha-2; for the Secretariat empty, since it covers whatever no other office does. */
  countries: string[];
  email: string | null;
  website: string | null;
  source: string | null;
  inheritedBy: { slug: string; name: string } | null;
  delegations: Delegation[];
  /** The largest members, at most as many as a map can show. */
  points: OfficePoint[];
};

/** More members than this stand in the list only. */
const mostOnMap = 300;

/** The standings in which a city is counted as a member. */
export const isCounted = sql`m.state in ('associate', 'full', 'suspended')`;

const hostOf = (
  language: Language,
): SQL => sql`(select json_build_object('slug', m.slug, 'name', ${memberName(language)}, 'country', m.country, 'look', m.look)
  from members m where m.hosts_office_id = o.id order by m.slug limit 1)`;

/** All offices: the Secretariat first, then the regional ones by name, closed ones last. */
export function officesOf(ctx: Context): Promise<OfficeInList[]> {
  return kept(ctx, ['offices', ctx.locale.language], () => readOffices(ctx));
}

async function readOffices(ctx: Context): Promise<OfficeInList[]> {
  const { language } = ctx.locale;
  const { rows } = await ctx.db.execute<OfficeInList>(sql`
    select * from (
      select o.id, o.slug, ${officeName(language)} as name, o.kind, o.state, o.opened, o.sample, ${hostOf(language)} as host,
        case when o.kind = 'regional' then (select count(*)::int from office_countries c where c.office_id = o.id) end as countries,
        coalesce(n.members, 0) as members
      from offices o left join (select m.office_id, count(*)::int as members from members m where ${isCounted} group by m.office_id) n on n.office_id = o.id
    ) l order by l.state = 'closed', l.kind = 'regional', l.name collate ${sql.identifier(collationOf(language))}, l.slug`);
  return rows;
}

/** One office with all that its page says. */
export function findOffice(ctx: Context, slug: string): Promise<OfficeOnPage> {
  return kept(ctx, ['office', slug, ctx.locale.language], () => readOffice(ctx, slug));
}

async function readOffice(ctx: Context, slug: string): Promise<OfficeOnPage> {
  const { language } = ctx.locale;
  const points = sql`select m.slug, ${memberName(language)} as name, m.latitude, m.longitude, m.population, m.hosts_office_id is not distinct from o.id as hosts
    from members m where m.office_id = o.id and ${isCounted} order by m.population desc nulls last, m.slug limit ${mostOnMap}`;
  const { rows } = await ctx.db.execute<OfficeOnPage>(sql`
    select o.id, o.slug, ${officeName(language)} as name, o.kind, o.state, o.opened, o.sample, o.email, o.website, o.source, o.delegations,
      (select t.summary from office_texts t where t.office_id = o.id and t.summary is not null
        order by ${forReader(sql`t`, language)} limit 1) as summary,
      array(select t.language from office_texts t where t.office_id = o.id order by t.language) as "namedIn",
      ${hostOf(language)} as host,
      case when o.kind = 'regional' then coalesce((select json_agg(c.country order by c.country) from office_countries c where c.office_id = o.id), '[]') else '[]' end as countries,
      (select count(*)::int from members m where m.office_id = o.id and ${isCounted}) as members,
      (select json_build_object('slug', i.slug, 'name', ${officeName(language, sql`i.id`)}) from offices i where i.id = o.inherited_by) as "inheritedBy",
      coalesce((select json_agg(p) from (${points}) p), '[]') as points
    from offices o where o.slug = ${slug}`);
  return rows[0] ?? fail();
}

/** An office as its form holds it. */
export type OfficeInForm = {
  id: string;
  slug: string;
  name: string;
  kind: OfficeKind;
  state: OfficeState;
  opened: PartialDate | null;
  email: string | null;
  website: string | null;
  revision: number;
  texts: Partial<Record<Language, { name: string; summary: string | null }>>;
  host: HostCity | null;
  countries: string[];
  /** Which other regional office covers which country now. */
  elsewhere: Record<string, string>;
  /** Offices that could inherit from this one. */
  others: { slug: string; name: string }[];
  members: number;
  networkLanguages: Language[];
};

/** An office with what changing or closing it has to show. */
export async function officeInForm(ctx: Context, slug: string): Promise<OfficeInForm> {
  const { language } = ctx.locale;
  const { rows } = await ctx.db.execute<OfficeInForm>(sql`
    select o.id, o.slug, ${officeName(language)} as name, o.kind, o.state, o.opened, o.email, o.website, o.revision, ${hostOf(language)} as host,
      (select json_object_agg(t.language, json_build_object('name', t.name, 'summary', t.summary)) from office_texts t where t.office_id = o.id) as texts,
      coalesce((select json_agg(c.country order by c.country) from office_countries c where c.office_id = o.id), '[]') as countries,
      ${elsewhere(language, sql`and e.id <> o.id`)} as elsewhere,
      coalesce((select json_agg(json_build_object('slug', e.slug, 'name', ${officeName(language, sql`e.id`)}) order by e.kind = 'regional', e.slug)
        from offices e where e.id <> o.id and e.state <> 'closed'), '[]') as others,
      (select count(*)::int from members m where m.office_id = o.id) as members,
      (select languages from networks) as "networkLanguages"
    from offices o where o.slug = ${slug}`);
  return rows[0] ?? fail();
}

/** Who covers which country today, for the form that opens an office. */
export async function openingOf(ctx: Context): Promise<Pick<OfficeInForm, 'elsewhere' | 'networkLanguages'>> {
  const { rows } = await ctx.db.execute<Pick<OfficeInForm, 'elsewhere' | 'networkLanguages'>>(sql`
    select ${elsewhere(ctx.locale.language)} as elsewhere, (select languages from networks) as "networkLanguages"`);
  return rows[0] ?? fail();
}

const elsewhere = (
  language: Language,
  but: SQL = sql``,
): SQL => sql`coalesce((select json_object_agg(c.country, ${officeName(language, sql`e.id`)})
  from office_countries c join offices e on e.id = c.office_id where e.kind = 'regional' ${but}), '{}')`;

function fail(): never {
  throw notFound();
}

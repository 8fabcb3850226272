import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { Refusal } from '#core/refusal.ts';
import { todayOf } from '#db/today.ts';
import type { Language } from '#i18n/languages.ts';
import type { PartialDate } from '#i18n/partial-date.ts';
import { sql, type SQL } from 'drizzle-orm';
import { assignLooks, hashLook } from './look.ts';
import type { MemberKind, MemberState, MovedMember } from './member.ts';

/** What a file says of a member, whole. */
export type BulkMember = {
  id: string;
  slug: string;
  kind: MemberKind;
  country: string;
  latitude: number;
  longitude: number;
  population: number | null;
  geonamesId: number | null;
  languages: readonly string[];
  officeId: string;
  joined: PartialDate | null;
  state: MemberState;
  duesPaidUntil: string | null;
  founding: boolean;
  website: string | null;
  source: string | null;
  sample: boolean;
  names: readonly { language: Language; name: string }[];
};

/** A member as it shall be, with the revision it was compared with and whether its state changes by this. */
export type BulkChange = BulkMember & { revision: number; isNewState: boolean };

/**
 * Many members join at once, with names and first states; their marks come last, by `giveLooks`. Inside a transaction.
 * Refuses with `changed-meanwhile` (409) where a slug was taken since it was looked up.
 */
export async function bringMembers(ctx: Context, entries: readonly BulkMember[]): Promise<void> {
  if (entries.length === 0) return;
  const { rowCount } = await ctx.db.execute(sql`
    insert into members (id, node_id, look, ${columns})
    select id, (select node_id from networks), look, ${columns} from ${recordset(entries.map((entry) => ({ ...rowOf(entry), look: hashLook(entry.slug) })))}
    on conflict (slug) do nothing`);
  if (rowCount !== entries.length) throw new Refusal('changed-meanwhile', 409);
  await writeNames(ctx, entries);
  await writeStates(
    ctx,
    entries.map(({ id, state, joined }) => ({ id, state, since: joined })),
  );
}

/**
 * Many members are changed at once, without a letter to anybody: a file may bring thousands, and says what is known already. Inside a
 * transaction.
 * Refuses with `changed-meanwhile` (409) where one was changed by somebody else since it was compared.
 */
export async function reviseMembers(ctx: Context, changes: readonly BulkChange[]): Promise<void> {
  if (changes.length === 0) return;
  const { rowCount } = await ctx.db.execute(sql`
    update members m set revision = m.revision + 1, ${assignments}
    from ${recordset(changes.map((change) => ({ ...rowOf(change), revision: change.revision })))} where m.id = r.id and m.revision = r.revision`);
  if (rowCount !== changes.length) throw new Refusal('changed-meanwhile', 409);
  await writeNames(ctx, changes);
  const today = changes.some(({ isNewState }) => isNewState) ? await todayOf(ctx) : null;
  await writeStates(
    ctx,
    changes.flatMap(({ id, state, isNewState }) => (isNewState ? [{ id, state, since: today }] : [])),
  );
}

/**
 * Gives those who have just joined their marks, in the order of joining and then of their slugs, as if they had come one by one.
 * Call it after `holdEntries`.
 */
export async function giveLooks(
  ctx: Context,
  joining: readonly { slug: string; joined: string | null }[],
): Promise<void> {
  if (joining.length === 0) return;
  const slugs = joining.toSorted(byJoining).map(({ slug }) => slug);
  const { rows } = await ctx.db.execute<{ look: number }>(
    sql`select distinct look from members where slug <> all(${sql.param(slugs)}::text[])`,
  );
  // A slug has no space, so the keys of looks given before cannot be mistaken for one.
  const looks = assignLooks(slugs, new Map(rows.map(({ look }) => [`given ${look}`, look])));
  const given = slugs.flatMap((slug) => {
    const look = looks.get(slug) ?? hashLook(slug);
    return look === hashLook(slug) ? [] : [{ slug, look }];
  });
  if (given.length === 0) return;
  await ctx.db.execute(sql`
    update members m set look = r.look from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as r (slug text, look integer) where m.slug = r.slug`);
}

/**
 * Holds still, until the transaction ends, who is a member and which office covers which country: two who join at the same moment must
 * not be given one mark or one slug, and no member may be left behind by a country that moves. Whoever enters members or opens, closes
 * or changes offices holds it, before any row.
 */
export async function holdEntries(ctx: Context): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('members'))`);
}

/** Offices sit in cities: each office in the city named, or in none that is a member. */
export async function seatOffices(
  ctx: Context,
  seats: readonly { officeId: string; city: string | null }[],
): Promise<void> {
  if (seats.length === 0) return;
  const rows = sql`jsonb_to_recordset(${JSON.stringify(seats.map(({ officeId, city }) => ({ office_id: officeId, city })))}::jsonb) as r (office_id uuid, city text)`;
  await ctx.db.execute(
    sql`update members m set hosts_office_id = null from ${rows} where m.hosts_office_id = r.office_id and m.slug is distinct from r.city`,
  );
  await ctx.db.execute(sql`
    update members m set hosts_office_id = r.office_id from ${rows} where m.slug = r.city and m.hosts_office_id is distinct from r.office_id`);
}

/**
 * Where countries have passed to another office, so have the members in them. Answers which: a step at the desk writes to their people,
 * a file does not.
 */
export async function followCountries(ctx: Context, countries: readonly string[]): Promise<MovedMember[]> {
  if (countries.length === 0) return [];
  const { rows } = await ctx.db.execute<MovedMember>(sql`
    update members m set office_id = o.office_id, revision = m.revision + 1
    from (select c.country, coalesce(oc.office_id, (select id from offices where kind = 'secretariat' and state <> 'closed')) as office_id
      from unnest(${sql.param(countries)}::text[]) as c (country) left join office_countries oc on oc.country = c.country) o
    where m.country = o.country and o.office_id is not null and m.office_id <> o.office_id
    returning ${movedMember}`);
  return rows;
}

/** Where an office is closed, its members belong to the one that inherits from it. Answers which. */
export async function followHeir(ctx: Context, office: { id: string }, heir: { id: string }): Promise<MovedMember[]> {
  const { rows } = await ctx.db.execute<MovedMember>(sql`
    update members m set office_id = ${heir.id}, revision = m.revision + 1 where m.office_id = ${office.id}
    returning ${movedMember}`);
  return rows;
}

/** What a statement returns reads the row as it was before. */
const movedMember = sql`m.id, (select x.office_id from members x where x.id = m.id) as "formerOfficeId"`;

export type BulkText = {
  slug: string;
  language: Language;
  summary: string | null;
  needs: string | null;
  offers: string | null;
};

/** Writes what members say of themselves, where they have a name in that language. */
export async function writeMemberTexts(ctx: Context, texts: readonly BulkText[]): Promise<void> {
  await ctx.db.execute(sql`
    update member_texts t set summary = r.summary, needs = r.needs, offers = r.offers
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as r (slug text, language text, summary text, needs text, offers text), members m
    where m.slug = r.slug and t.member_id = m.id and t.language = r.language`);
}

/** Writes until when members have paid their dues. */
export async function writeDues(ctx: Context, dues: readonly { slug: string; until: string }[]): Promise<void> {
  await ctx.db.execute(sql`
    update members m set dues_paid_until = r.until
    from jsonb_to_recordset(${JSON.stringify(dues)}::jsonb) as r (slug text, until date) where m.slug = r.slug`);
}

const columns = sql.raw(
  'slug, kind, country, latitude, longitude, population, geonames_id, languages, office_id, joined, state, dues_paid_until, founding, website, source, sample',
);

const assignments = sql.raw(
  `kind = r.kind, country = r.country, latitude = r.latitude, longitude = r.longitude, population = r.population, geonames_id = r.geonames_id,
   languages = r.languages, office_id = r.office_id, joined = r.joined, state = r.state, dues_paid_until = r.dues_paid_until,
   founding = r.founding, website = r.website, source = r.source, sample = r.sample`,
);

/** Under the names of the columns. */
function rowOf({ geonamesId, officeId, duesPaidUntil, ...same }: BulkMember) {
  return { ...same, geonames_id: geonamesId, office_id: officeId, dues_paid_until: duesPaidUntil };
}

const recordset = (rows: readonly object[]): SQL => sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
  id uuid, slug text, kind text, country text, latitude double precision, longitude double precision, population integer, geonames_id integer,
  languages text[], office_id uuid, joined text, state text, dues_paid_until date, founding boolean, website text, source text, sample boolean,
  look integer, revision integer)`;

async function writeNames(ctx: Context, entries: readonly Pick<BulkMember, 'id' | 'names'>[]): Promise<void> {
  const rows = entries.flatMap(({ id, names }) => names.map((name) => ({ member_id: id, ...name })));
  await ctx.db.execute(sql`
    insert into member_texts as t (member_id, language, name)
    select member_id, language, name from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (member_id uuid, language text, name text)
    on conflict (member_id, language) do update set name = excluded.name where t.name <> excluded.name`);
}

type NewState = { id: string; state: MemberState; since: string | null };

async function writeStates(ctx: Context, states: readonly NewState[]): Promise<void> {
  if (states.length === 0) return;
  const rows = states.map(({ id, state, since }) => ({
    id: newId(),
    member_id: id,
    state,
    since,
    decided_by: ctx.viewer.personId,
  }));
  await ctx.db.execute(sql`
    insert into member_states (id, member_id, state, since, decided_by)
    select id, member_id, state, since, decided_by
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, member_id uuid, state text, since text, decided_by uuid)`);
}

/** Those whose year is not known come last; `2018` comes before `2018-05`. */
function byJoining(
  one: { slug: string; joined: string | null },
  other: { slug: string; joined: string | null },
): number {
  const [before, after] = [one.joined ?? '9999', other.joined ?? '9999'];
  if (before !== after) return before < after ? -1 : 1;
  return one.slug < other.slug ? -1 : 1;
}

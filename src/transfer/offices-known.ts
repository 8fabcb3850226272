import type { Context } from '#core/context.ts';
import { sql } from 'drizzle-orm';

export type OfficeKnown = { id: string; slug: string; kind: string; state: string };

/** The offices of the network, and which of them cares for a country. */
export type OfficesKnown = {
  all: readonly OfficeKnown[];
  bySlug: ReadonlyMap<string, OfficeKnown>;
  /** The countries that stand under an office's name. */
  covering: ReadonlyMap<string, OfficeKnown>;
  /** The office a country belongs to: the one that covers it, else the Secretariat. */
  officeOf: (country: string) => OfficeKnown | undefined;
};

export async function officesKnown({ db }: Context): Promise<OfficesKnown> {
  const { rows: all } = await db.execute<OfficeKnown>(sql`select id, slug, kind, state from offices order by slug`);
  const covered = await db.execute<{ country: string; officeId: string }>(
    sql`select country, office_id as "officeId" from office_countries`,
  );
  const byId = new Map(all.map((office) => [office.id, office]));
  const secretariat = all.find(({ kind, state }) => kind === 'secretariat' && state !== 'closed');
  const covering = new Map(covered.rows.flatMap(({ country, officeId }) => pair(country, byId.get(officeId))));
  return {
    all,
    bySlug: new Map(all.map((office) => [office.slug, office])),
    covering,
    officeOf: (country) => covering.get(country) ?? secretariat,
  };
}

const pair = <Value>(key: string, value: Value | undefined): [string, Value][] =>
  value === undefined ? [] : [[key, value]];

/** Which office sits in which city. */
export async function hostsKnown({ db }: Context): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.execute<{ city: string; office: string }>(
    sql`select m.slug as city, o.slug as office from members m join offices o on o.id = m.hosts_office_id`,
  );
  return new Map(rows.map(({ city, office }) => [city, office]));
}

import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { seatOffices } from '#members/bulk.ts';
import { sql } from 'drizzle-orm';

/** Seats an office in a member city, found by its slug or by its name in any language; without one it sits in no member city. */
export async function seat(ctx: Context, office: { id: string }, host: string | undefined): Promise<void> {
  const city = host === undefined ? null : await findCity(ctx, office, host);
  if (city?.hosts && city.hosts !== office.id) throw new Refusal('city-hosts-another', 409, { field: 'host' });
  await seatOffices(ctx, [{ officeId: office.id, city: city?.slug ?? null }]);
}

type City = { slug: string; hosts: string | null };

async function findCity(ctx: Context, office: { id: string }, host: string): Promise<City> {
  const { rows } = await ctx.db.execute<City & { isMeant: boolean }>(sql`
    select slug, hosts_office_id as hosts, slug = ${host} or hosts_office_id is not distinct from ${office.id}::uuid as "isMeant" from members
    where kind = 'city' and state not in ('applicant', 'withdrawn')
      and (slug = ${host} or id in (select member_id from member_texts where lower(name) = lower(${host})))
    order by slug <> ${host}, hosts_office_id is distinct from ${office.id}::uuid
    limit 2`);
  const [city, other] = rows;
  if (!city) throw new Refusal('no-such-city', 422, { field: 'host' });
  if (other && !city.isMeant) throw new Refusal('several-such-cities', 422, { field: 'host' });
  return city;
}

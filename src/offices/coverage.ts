import type { Context } from '#core/context.ts';
import { followCountries } from '#members/bulk.ts';
import { writeMoves } from '#members/standing-mail.ts';
import { and, eq, inArray, ne, notInArray, sql } from 'drizzle-orm';
import { officeCountries } from './tables.ts';

/**
 * Gives an office exactly these countries; members there go along, and countries it gives up fall to the Secretariat with theirs.
 * Answers the offices that lost a country. Call it after `holdEntries`.
 */
export async function cover(ctx: Context, office: { id: string }, countries: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(countries)];
  const givenUp = await ctx.db
    .delete(officeCountries)
    .where(
      and(
        eq(officeCountries.officeId, office.id),
        wanted.length > 0 ? notInArray(officeCountries.country, wanted) : undefined,
      ),
    )
    .returning({ country: officeCountries.country });
  const losers = wanted.length > 0 ? await take(ctx, office, wanted) : [];
  await writeMoves(ctx, await followCountries(ctx, [...givenUp.map(({ country }) => country), ...wanted]));
  return losers;
}

async function take(ctx: Context, office: { id: string }, countries: readonly string[]): Promise<string[]> {
  const losers = await ctx.db
    .selectDistinct({ officeId: officeCountries.officeId })
    .from(officeCountries)
    .where(and(inArray(officeCountries.country, [...countries]), ne(officeCountries.officeId, office.id)));
  await ctx.db
    .insert(officeCountries)
    .values(countries.map((country) => ({ country, officeId: office.id })))
    .onConflictDoUpdate({ target: officeCountries.country, set: { officeId: sql`excluded.office_id` } });
  return losers.map(({ officeId }) => officeId);
}

/** All countries of an office go to its heir. */
export async function handOverCountries(ctx: Context, office: { id: string }, heir: { id: string }): Promise<void> {
  await ctx.db.update(officeCountries).set({ officeId: heir.id }).where(eq(officeCountries.officeId, office.id));
}

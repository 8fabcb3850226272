import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { slugFrom } from '#i18n/text.ts';
import { reservedSlugs } from '#paths.ts';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { proposals, proposalTexts } from './tables.ts';

/** 31 is P-031. */
export const numberWritten = (number: number): string => `P-${String(number).padStart(3, '0')}`;

/** The next number, without gaps, and the address for good: one submission after the other until each is committed. */
export async function giveNumber(ctx: Context, { id }: { id: string }): Promise<{ number: number; slug: string }> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('proposal numbers'))`);
  const { rows } = await ctx.db.execute<{ number: number }>(
    sql`select coalesce(max(number), 0)::int + 1 as number from proposals`,
  );
  const number = rows[0]?.number ?? 1;
  return { number, slug: await slugFor(ctx, id, number) };
}

/** From the English title; where another has it, or there is none, the number says which proposal it is. */
async function slugFor({ db }: Context, id: string, number: number): Promise<string> {
  const bare = numberWritten(number).toLowerCase();
  const [english] = await db
    .select({ title: proposalTexts.title })
    .from(proposalTexts)
    .where(and(eq(proposalTexts.proposalId, id), eq(proposalTexts.language, 'en')));
  const titled = slugFrom(english?.title ?? '', { reserved: reservedSlugs, max: 72 });
  if (!titled || /^p-\d+$/.test(titled) || isId(titled)) return bare;
  const candidates = [titled, `${titled}-${bare}`];
  const taken = await db.select({ slug: proposals.slug }).from(proposals).where(inArray(proposals.slug, candidates));
  return candidates.find((candidate) => taken.every(({ slug }) => slug !== candidate)) ?? bare;
}

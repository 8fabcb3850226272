import type { Context } from '#core/context.ts';
import { tx } from '#db/tx.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { claimMandate } from './claim.ts';
import { lapse } from './endings.ts';
import { reminderDays } from './mandate.ts';
import { writeReminder } from './proposal-mail.ts';
import { mandates } from './tables.ts';

/**
 * Timed work, once an hour: who was asked to confirm is asked once more, and what nobody answered in time lapses. One that fails does
 * not hold up the others; what failed is told at the end, and tried again in the next hour.
 */
export async function keepProposals(ctx: Context): Promise<void> {
  const failed: unknown[] = [];
  const keep = (act: () => Promise<unknown>) => act().catch((error: unknown) => failed.push(error));
  for (const proposal of await overdue(ctx)) await keep(() => lapse(ctx, proposal));
  for (const proposal of await unanswered(ctx)) await keep(() => remind(ctx, proposal));
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} proposals could not be kept`);
}

async function overdue({ db }: Context): Promise<{ id: string }[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from mandates where confirmed_at is null and ended_at is null and answer_by < (select serai_today()) order by answer_by, id`);
  return rows;
}

/** Whoever was asked less than a reminder's time before the last day is not asked twice. */
async function unanswered({ db }: Context): Promise<{ id: string }[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from mandates where confirmed_at is null and ended_at is null and reminded_at is null
      and answer_by - ${reminderDays}::int <= (select serai_today())
      and given_at < serai_clock() - make_interval(days => ${reminderDays}) order by answer_by, id`);
  return rows;
}

/** Noted with the letters in one transaction, so that a worker that dies reminds again, and one that does not reminds once. */
function remind(ctx: Context, { id }: { id: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const { holder } = await claimMandate(ctx, id, 'ending');
    const isOpen = and(isNull(mandates.confirmedAt), isNull(mandates.endedAt), isNull(mandates.remindedAt));
    const noted = await ctx.db
      .update(mandates)
      .set({ remindedAt: sql`serai_clock()` })
      .where(and(eq(mandates.id, id), isOpen))
      .returning({ id: mandates.id });
    if (noted.length > 0) await writeReminder(ctx, id, holder);
  });
}

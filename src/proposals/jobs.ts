import type { Context } from '#core/context.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { openStates } from './proposal.ts';
import { proposals } from './tables.ts';

/** So long before a deadline those who are to act are told once more. */
const reminderHours = 72;

/** Timed work, once an hour: of a deadline that is near it is said once. One that fails does not hold up the others. */
export async function keepDeadlines(ctx: Context): Promise<void> {
  const failed: unknown[] = [];
  for (const proposal of await near(ctx)) {
    await remind(ctx, proposal).catch((error: unknown) => failed.push(error));
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} deadlines could not be kept`);
}

/** A deadline that was set within the time of a reminder is still fresh in mind. */
async function near({ db }: Context): Promise<{ id: string }[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select id from ${proposals} pr where due_at is not null and reminded_at is null and state = any(${sql.param([...openStates])}::text[])
      and due_at > serai_clock() and due_at <= serai_clock() + make_interval(hours => ${reminderHours})
      and state_at < serai_clock() - make_interval(hours => 24) order by due_at, id`);
  return rows;
}

function remind(ctx: Context, { id }: { id: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const noted = await ctx.db
      .update(proposals)
      .set({ remindedAt: sql`serai_clock()` })
      .where(and(eq(proposals.id, id), isNull(proposals.remindedAt), inArray(proposals.state, [...openStates])))
      .returning({ id: proposals.id });
    if (noted.length > 0) await announce(ctx, 'proposal.deadline-near', { proposalId: id });
  });
}

import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { and, eq, sql } from 'drizzle-orm';
import { addMoment } from './moments.ts';
import { groups, groupStates } from './tables.ts';

/** Timed work, once an hour: a group whose last day is past rests until its term is renewed. One that fails does not hold up the others. */
export async function keepTerms(ctx: Context): Promise<void> {
  const failed: unknown[] = [];
  for (const group of await overdue(ctx)) await endTerm(ctx, group).catch((error: unknown) => failed.push(error));
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} terms could not be kept`);
}

const isOver = sql`term_until < (select serai_today())`;

async function overdue({ db }: Context): Promise<{ id: string }[]> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from groups where state = 'active' and ${isOver} order by term_until, id`,
  );
  return rows;
}

/** Nobody decided it and no words say why: a state without either means this, in every language. */
function endTerm(ctx: Context, { id }: { id: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const rested = await ctx.db
      .update(groups)
      .set({ state: 'dormant' })
      .where(and(eq(groups.id, id), eq(groups.state, 'active'), isOver))
      .returning({ id: groups.id });
    if (rested.length === 0) return;
    await ctx.db.insert(groupStates).values({ id: newId(), groupId: id, state: 'dormant' });
    await addMoment(ctx, { groupId: id, kind: 'dormant' });
    await announce(ctx, 'group.term-ended', { groupId: id });
  });
}

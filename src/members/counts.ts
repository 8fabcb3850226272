import type { Context } from '#core/context.ts';
import { tx } from '#db/tx.ts';
import { sql } from 'drizzle-orm';

/** Counts all members anew, for when somebody has changed tables by hand; pages that were kept are read again. */
export async function recountMembers(ctx: Context): Promise<void> {
  await tx(ctx, async ({ db }) => {
    // Whoever writes meanwhile would be counted by the trigger and once more here.
    await db.execute(sql`lock table members, member_texts in share mode`);
    await db.execute(sql`select recount_members()`);
    await db.execute(sql`select pg_notify('public_changed', '')`);
  });
}

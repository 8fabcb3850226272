import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { isOfSecretariat, type Delegation } from '#core/viewer.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { and, eq, ne, sql } from 'drizzle-orm';
import { offices } from './tables.ts';

/** The Secretariat says what each regional office may do by itself; what is not named for an office is taken back. */
export function delegate(ctx: Context, delegated: readonly { slug: string; what: Delegation }[]): Promise<void> {
  if (!isOfSecretariat(ctx.viewer)) throw new Refusal('secretariat-only', 403);
  return tx(ctx, async (ctx) => {
    const regional = await ctx.db
      .select({ id: offices.id, slug: offices.slug })
      .from(offices)
      .where(and(eq(offices.kind, 'regional'), ne(offices.state, 'closed')))
      .orderBy(offices.slug)
      .for('no key update');
    for (const { id, slug } of regional) {
      const delegations = delegated
        .filter((one) => one.slug === slug)
        .map(({ what }) => what)
        .toSorted();
      const changed = await ctx.db
        .update(offices)
        .set({ delegations })
        .where(
          and(
            eq(offices.id, id),
            sql`not (${offices.delegations} @> ${sql.param(delegations)}::text[] and ${offices.delegations} <@ ${sql.param(delegations)}::text[])`,
          ),
        )
        .returning({ id: offices.id });
      if (changed.length > 0) await announce(ctx, 'office.changed', { officeId: id });
    }
  });
}

import type { Context } from '#core/context.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import type { Role } from '#core/roles.ts';
import { eq, sql } from 'drizzle-orm';
import type { Holder } from './mandate.ts';
import { mandates } from './tables.ts';

/**
 * Locks a member or an office until the transaction ends, so that two appointments, confirmations or endings there come one after
 * the other, and answers who cares for it now. A withdrawn member and a closed office give no mandates (409), though those they gave
 * can still be `ending`.
 */
export async function claimHolder(
  { db }: Context,
  { kind, id }: Pick<Holder, 'kind' | 'id'>,
  step: 'giving' | 'ending' = 'giving',
): Promise<Holder> {
  if (kind === 'member') {
    const { rows } = await db.execute<{ officeId: string; state: string }>(
      sql`select office_id as "officeId", state from members where id = ${id} for no key update`,
    );
    if (!rows[0]) throw notFound();
    if (step === 'giving' && rows[0].state === 'withdrawn') throw new Refusal('holder-withdrawn', 409);
    return { kind, id, officeId: rows[0].officeId };
  }
  const { rows } = await db.execute<{ isSecretariat: boolean; state: string }>(
    sql`select kind = 'secretariat' as "isSecretariat", state from offices where id = ${id} for no key update`,
  );
  if (!rows[0]) throw notFound();
  if (step === 'giving' && rows[0].state === 'closed') throw new Refusal('holder-closed', 409);
  return { kind, id, isSecretariat: rows[0].isSecretariat };
}

type ClaimedMandate = {
  id: string;
  role: Role;
  personId: string;
  givenBy: string | null;
  letterId: string | null;
  confirmedAt: Date | null;
};

/** A mandate with its holder claimed first, in the same order everywhere, so that acts on one holder wait for each other. */
export async function claimMandate(
  ctx: Context,
  id: string,
  step: 'giving' | 'ending' = 'giving',
): Promise<{ mandate: ClaimedMandate; holder: Holder }> {
  const [mandate] = await ctx.db.select().from(mandates).where(eq(mandates.id, id));
  if (!mandate) throw notFound();
  const { memberId, officeId } = mandate;
  const named = memberId
    ? ({ kind: 'member', id: memberId } as const)
    : ({ kind: 'office', id: officeId ?? '' } as const);
  return { mandate, holder: await claimHolder(ctx, named, step) };
}

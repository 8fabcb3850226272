import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { tx } from '#db/tx.ts';
import { isCurrent, isNotOver } from '#network/current.ts';
import { deactivatePerson, guardAccount } from '#people/accounts.ts';
import { sql } from 'drizzle-orm';
import { claimHolder } from './claim.ts';
import { endAllOf } from './endings.ts';
import { leadingRoles, type Holder } from './mandate.ts';

/** The Secretariat closes a person's account, and every mandate that the person holds or waits for ends that instant. */
export function closeAccount(ctx: Context, person: { id: string }, { reason }: { reason: string }): Promise<void> {
  guardAccount(ctx, person);
  return tx(ctx, async (ctx) => {
    // Holders first, as whoever appoints does, so that two of the Secretariat who close each other's account wait for each other.
    for (const holder of await holdersOf(ctx, person)) {
      const claimed = await claimHolder(ctx, holder, 'ending');
      if (claimed.kind === 'office' && claimed.isSecretariat) await refuseLastBut(ctx, claimed, person);
    }
    await deactivatePerson(ctx, person, { reason });
    await endAllOf(ctx, person, reason);
  });
}

async function holdersOf({ db }: Context, { id }: { id: string }): Promise<Pick<Holder, 'kind' | 'id'>[]> {
  const { rows } = await db.execute<Pick<Holder, 'kind' | 'id'>>(sql`
    select distinct case when m.member_id is null then 'office' else 'member' end as kind, coalesce(m.member_id, m.office_id) as id
    from mandates m where m.person_id = ${id} and ${isNotOver()} order by kind, id`);
  return rows;
}

/** Without anybody of the Secretariat nobody could appoint or open an account any more. */
async function refuseLastBut({ db, viewer }: Context, holder: Holder, { id }: { id: string }): Promise<void> {
  if (viewer.isOperator) return;
  const { rows } = await db.execute(sql`
    select 1 from mandates m join people p on p.id = m.person_id and p.deactivated_at is null
    where m.office_id = ${holder.id} and m.person_id <> ${id} and m.role = any(${sql.param([...leadingRoles(holder)])}) and ${isCurrent} limit 1`);
  if (rows.length === 0) throw new Refusal('last-of-secretariat', 409);
}

import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { secretHash } from '#core/secret.ts';
import { isCurrent, isNotOver } from '#network/current.ts';
import { chooseMandate } from '#people/sessions.ts';
import { sql, type SQL } from 'drizzle-orm';
import { firstMandateOf, inOrder } from './reader.ts';

/**
 * Whom `E-MAIL@MEMBER` means: `nasrin.golestani@shiraz.example@shiraz`, the person with their mandate for the member or office of that
 * slug. The bare address means the person's first mandate. Refuses with 404 `no-such-mandate`.
 */
export async function findSpeaker(ctx: Context, as: string): Promise<{ personId: string; mandateId: string | null }> {
  const [, email = '', holder = null] = /^([^@\s]+@[^@\s]+?)(?:@([a-z0-9-]+))?$/i.exec(as.trim()) ?? [];
  const { rows } = await ctx.db.execute<{ person_id: string; mandate_id: string | null }>(sql`
    select p.id as person_id, (select m.id from mandates m left join members mb on mb.id = m.member_id left join offices o on o.id = m.office_id
      where m.person_id = p.id and ${isCurrent}
        and (${holder}::text is null or coalesce(mb.slug, o.slug) = ${holder}::text)
      order by ${inOrder} limit 1) as mandate_id
    from people p where p.email = ${email.toLowerCase()} and p.deactivated_at is null`);
  const speaker = rows[0];
  if (!speaker || (holder && !speaker.mandate_id)) throw new Refusal('no-such-mandate', 404, { values: { as } });
  return { personId: speaker.person_id, mandateId: speaker.mandate_id };
}

type Entered = { secret: string | null };

/** Whoever signs in goes on under the mandate that counted first, in this browser: none that comes later takes its place. */
export async function takeUpFirst<Arrival extends Entered>(ctx: Context, entered: Arrival): Promise<Arrival> {
  if (entered.secret === null) return entered;
  await chooseMandate(ctx, entered.secret, firstMandateOf);
  await note(
    ctx,
    sql`exists (select from sessions s where s.token_hash = ${secretHash(entered.secret)} and s.mandate_id = m.id)`,
  );
  return entered;
}

/** Whoever takes up an invitation takes up all that it is to. */
export async function takeUpAll<Arrival extends Entered>(ctx: Context, entered: Arrival): Promise<Arrival> {
  if (entered.secret !== null)
    await note(
      ctx,
      sql`exists (select from sessions s where s.token_hash = ${secretHash(entered.secret)} and s.person_id = m.person_id)`,
    );
  return takeUpFirst(ctx, entered);
}

/** A person goes on under one of their mandates, and so takes it up. */
export async function takeUp(ctx: Context, { id }: { id: string }): Promise<void> {
  await note(ctx, sql`m.id = ${id} and m.person_id = ${ctx.viewer.personId}::uuid`);
}

/** When a mandate was taken up stays as it was the first time. */
async function note({ db }: Context, which: SQL): Promise<void> {
  await db.execute(sql`
    update mandates m set accepted_at = serai_clock()
    where m.accepted_at is null and m.confirmed_at is not null and ${isNotOver()} and ${which}`);
}

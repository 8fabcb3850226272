import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { chooseMandate } from '#people/sessions.ts';
import { sql } from 'drizzle-orm';
import { firstMandateOf, inOrder, isCurrent } from './reader.ts';

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

/** Whoever signs in goes on under the mandate that counted first, in this browser: none that comes later takes its place. */
export async function takeUpFirst<Entered extends { secret: string | null }>(
  ctx: Context,
  entered: Entered,
): Promise<Entered> {
  if (entered.secret !== null) await chooseMandate(ctx, entered.secret, firstMandateOf);
  return entered;
}

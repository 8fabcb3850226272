import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { newSecret, secretHash } from '#core/secret.ts';
import { sql } from 'drizzle-orm';
import { tokens } from './tables.ts';

/** How long a token of the JSON face lasts. */
export const tokenDays = 90;

/** Makes the key by which a program speaks as a person under one mandate. Shown once; only its digest is kept. */
export async function makeToken(
  ctx: Context,
  { personId, mandateId }: { personId: string; mandateId: string | null },
): Promise<string> {
  const secret = newSecret();
  const expiresAt = sql`serai_clock() + make_interval(days => ${tokenDays})`;
  await ctx.db.insert(tokens).values({ tokenHash: secretHash(secret), personId, mandateId, expiresAt });
  return secret;
}

/**
 * Whom `E-MAIL@MEMBER` means: `nasrin.golestani@shiraz.example@shiraz`, the person with their mandate for the member or office of that
 * slug. The bare address means the person's first mandate. Refuses with 404 `no-such-mandate`.
 */
export async function findSpeaker(ctx: Context, as: string): Promise<{ personId: string; mandateId: string | null }> {
  const [, email = '', holder = null] = /^([^@\s]+@[^@\s]+?)(?:@([a-z0-9-]+))?$/i.exec(as.trim()) ?? [];
  const { rows } = await ctx.db.execute<{ person_id: string; mandate_id: string | null }>(sql`
    select p.id as person_id, (select m.id from mandates m left join members mb on mb.id = m.member_id left join offices o on o.id = m.office_id
      where m.person_id = p.id and m.confirmed_at is not null and m.ended_at is null
        and m.from_day <= (select serai_today()) and (m.until_day is null or m.until_day >= (select serai_today()))
        and (${holder}::text is null or coalesce(mb.slug, o.slug) = ${holder}::text)
      order by m.from_day, m.id limit 1) as mandate_id
    from people p where p.email = ${email.toLowerCase()} and p.deactivated_at is null`);
  const speaker = rows[0];
  if (!speaker || (holder && !speaker.mandate_id)) throw new Refusal('no-such-mandate', 404, { values: { as } });
  return { personId: speaker.person_id, mandateId: speaker.mandate_id };
}

import type { Context } from '#core/context.ts';
import { newSecret, secretHash } from '#core/secret.ts';
import { sql } from 'drizzle-orm';
import { tokens } from './tables.ts';

/** How long a token of the JSON face lasts. */
const tokenDays = 90;

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

import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Outcome } from './route.ts';
import { answeredKeys } from './tables.ts';

type Sending = { key: string; sender: string; address: string; digest: string };

/**
 * Carries something out once for its key, inside the transaction under way. A second sending waits for the first to commit and
 * gets its answer; if the first was rolled back, the second is the first. The same key with other content is refused: 409
 * `sent-differently`.
 */
export async function once(ctx: Context, sending: Sending, act: () => Promise<Outcome>): Promise<Outcome> {
  const claimed = await ctx.db
    .insert(answeredKeys)
    .values(sending)
    .onConflictDoNothing()
    .returning({ key: answeredKeys.key });
  if (claimed.length === 0) return repeated(ctx, sending);
  const outcome = await act();
  await ctx.db
    .update(answeredKeys)
    .set({
      location: outcome.location,
      answer: { body: outcome.answer ?? null, status: outcome.status ?? null, notice: outcome.notice ?? null },
    })
    .where(isSending(sending));
  return outcome;
}

/** What was sent, as SHA-256; of files their name and size. */
export function digestOf(values: Record<string, unknown>): string {
  const plain = JSON.stringify(values, (_, value: unknown) =>
    value instanceof File ? [value.name, value.size] : value,
  );
  return createHash('sha256').update(plain).digest('base64url');
}

/** Nobody sends the same form again after two days. */
export async function forgetAnswers({ db }: Context): Promise<void> {
  await db.delete(answeredKeys).where(sql`${answeredKeys.at} < serai_clock() - interval '2 days'`);
}

async function repeated(ctx: Context, sending: Sending): Promise<Outcome> {
  const [row] = await ctx.db.select().from(answeredKeys).where(isSending(sending));
  // Whoever goes back, corrects and saves again must not be told that it was saved.
  if (row?.digest && row.digest !== sending.digest) throw new Refusal('sent-differently', 409);
  const said = answerOf(row?.answer);
  return {
    location: row?.location ?? '/',
    answer: said.body ?? undefined,
    ...(said.status && { status: said.status }),
    ...(said.notice && { notice: said.notice }),
  };
}

const isSending = ({ key, sender, address }: Sending) =>
  and(eq(answeredKeys.key, key), eq(answeredKeys.sender, sender), eq(answeredKeys.address, address));

/** What `once` itself wrote. */
function answerOf(answer: unknown) {
  return (answer ?? {}) as { body?: unknown; status?: 200 | 201 | 204 | null; notice?: string | null };
}

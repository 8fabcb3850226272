import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { createHash } from 'node:crypto';
import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { NoticeValues } from './notices.ts';
import type { Outcome } from './route.ts';
import { answeredKeys } from './tables.ts';

/** What came of it, whether anything that visitors read was changed on the way, and whether the sender is still who they were. */
export type Answered = { outcome: Outcome<unknown>; hasChangedPublic: boolean; isStill: boolean };

/** What is carried out, and the question whether its sender is still who they were: asked afterwards, by the statement that keeps the answer. */
type SentAct = { act: () => Promise<Outcome<unknown>>; still: SQL<boolean> };

type Sending = { key: string; sender: string; address: string; digest: string };

/**
 * Carries something out once for its key, inside the transaction under way. A second sending waits for the first to commit and
 * gets its answer; if the first was rolled back, the second is the first. The same key with other content is refused: 409
 * `sent-differently`.
 */
export async function once(ctx: Context, sending: Sending, { act, still }: SentAct): Promise<Answered> {
  const claimed = await ctx.db
    .insert(answeredKeys)
    .values(sending)
    .onConflictDoNothing()
    .returning({ key: answeredKeys.key });
  // Nothing is done here: the answer is that of the first sending, whose sender was asked then.
  if (claimed.length === 0) return { outcome: await repeated(ctx, sending), hasChangedPublic: false, isStill: true };
  const outcome = await act();
  const [answered] = await ctx.db
    .update(answeredKeys)
    .set({
      location: outcome.location,
      answer: {
        body: outcome.answer ?? null,
        status: outcome.status ?? null,
        notice: outcome.notice ?? null,
        noticeValues: outcome.noticeValues ?? null,
      },
    })
    .where(isSending(sending))
    .returning({ hasChangedPublic, isStill: still });
  return { outcome, hasChangedPublic: answered?.hasChangedPublic ?? true, isStill: answered?.isStill ?? false };
}

/** The same for what came without a key: a second sending is a second act. */
export async function plainly({ db }: Context, { act, still }: SentAct): Promise<Answered> {
  const outcome = await act();
  const { rows } = await db.execute<Omit<Answered, 'outcome'>>(
    sql`select ${hasChangedPublic} as "hasChangedPublic", ${still} as "isStill"`,
  );
  return { outcome, hasChangedPublic: rows[0]?.hasChangedPublic ?? true, isStill: rows[0]?.isStill ?? false };
}

/** The triggers of the tables that visitors read from say so within the transaction. */
const hasChangedPublic = sql<boolean>`coalesce(current_setting('serai.public_changed', true) = 'on', false)`;

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

async function repeated(ctx: Context, sending: Sending): Promise<Outcome<unknown>> {
  const [row] = await ctx.db.select().from(answeredKeys).where(isSending(sending));
  // Whoever goes back, corrects and saves again must not be told that it was saved.
  if (row?.digest && row.digest !== sending.digest) throw new Refusal('sent-differently', 409);
  const said = answerOf(row?.answer);
  return {
    location: row?.location ?? '/',
    answer: said.body ?? undefined,
    ...(said.status && { status: said.status }),
    ...(said.notice && { notice: said.notice }),
    ...(said.noticeValues && { noticeValues: said.noticeValues }),
  };
}

const isSending = ({ key, sender, address }: Sending) =>
  and(eq(answeredKeys.key, key), eq(answeredKeys.sender, sender), eq(answeredKeys.address, address));

/** What `once` itself wrote. */
function answerOf(answer: unknown) {
  return (answer ?? {}) as {
    body?: unknown;
    status?: 200 | 201 | 204 | null;
    notice?: string | null;
    noticeValues?: NoticeValues | null;
  };
}

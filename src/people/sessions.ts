import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { notFound } from '#core/refusal.ts';
import { newSecret, secretHash } from '#core/secret.ts';
import type { Database } from '#db/database.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { and, desc, eq, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { deviceOf, seenEvery, sessionLimits } from './session.ts';
import { sessions } from './tables.ts';

/** A browser in which the reader is signed in. */
export type SessionInView = { id: string; device: string | null; createdAt: Date; seenAt: Date; isThis: boolean };

/** Signs a person in: a new key, whatever the browser brought along; a session it had before ends. Answers the key for the cookie. */
export async function openSession(ctx: Context, personId: string): Promise<string> {
  const secret = newSecret();
  if (ctx.sender?.sessionId) await endWhere(ctx, eq(sessions.id, ctx.sender.sessionId));
  await ctx.db
    .insert(sessions)
    .values({ id: newId(), tokenHash: secretHash(secret), personId, device: deviceOf(ctx.sender?.userAgent ?? '') });
  return secret;
}

/** Writes down under which of the person's mandates a session that has just been opened goes on. */
export async function chooseMandate(
  ctx: Context,
  secret: string,
  mandateOf: (person: SQL) => SQL<string | null>,
): Promise<void> {
  await ctx.db
    .update(sessions)
    .set({ mandateId: mandateOf(sql`${sessions}.person_id`) })
    .where(eq(sessions.tokenHash, secretHash(secret)));
}

/** The devices on which the reader is signed in, the one last used first. */
export async function sessionsOf(ctx: Context): Promise<{ items: SessionInView[] }> {
  const isThis = sql<boolean>`${sessions.id} is not distinct from ${ctx.sender?.sessionId ?? null}::uuid`;
  const { id, device, createdAt, seenAt } = sessions;
  const items = await ctx.db
    .select({ id, device, createdAt, seenAt, isThis })
    .from(sessions)
    .where(isOwnAndAlive(ctx))
    .orderBy(desc(seenAt))
    .limit(100);
  return { items };
}

/** One of the reader's own sessions that are still open; `current` is the one that asks. */
export async function findSession(ctx: Context, named: string): Promise<{ id: string; isThis: boolean }> {
  const id = named === 'current' ? (ctx.sender?.sessionId ?? '') : named;
  const [session] = await ctx.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(isOwnAndAlive(ctx), sql`${sessions.id}::text = ${id}`));
  if (!session) throw notFound();
  return { id: session.id, isThis: session.id === ctx.sender?.sessionId };
}

/** Signs the reader out on one device. */
export function endSession(ctx: Context, session: { id: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const ended = await endWhere(ctx, and(isOwnAndAlive(ctx), eq(sessions.id, session.id)));
    if (ended > 0) await announce(ctx, 'session.ended', { personId: ctx.viewer.personId ?? '' });
  });
}

/** Signs the reader out everywhere but here. */
export function endOtherSessions(ctx: Context): Promise<void> {
  return tx(ctx, async (ctx) => {
    const here = ctx.sender?.sessionId;
    const ended = await endWhere(ctx, and(isOwnAndAlive(ctx), here ? ne(sessions.id, here) : undefined));
    if (ended > 0) await announce(ctx, 'session.ended', { personId: ctx.viewer.personId ?? '' });
  });
}

/** Notes that a session is in use, at most every five minutes. */
export async function noteSeen(db: Database, session: { id: string; unseenFor: number }): Promise<void> {
  if (session.unseenFor < seenEvery) return;
  await db
    .update(sessions)
    .set({ seenAt: sql`serai_clock()` })
    .where(
      and(
        eq(sessions.id, session.id),
        isNull(sessions.endedAt),
        sql`${sessions.seenAt} < serai_clock() - make_interval(secs => ${seenEvery})`,
      ),
    );
}

/** Ends every session that `which` names, and answers how many were open. */
export async function endWhere(ctx: Context, which: SQL | undefined): Promise<number> {
  const ended = await ctx.db
    .update(sessions)
    .set({ endedAt: sql`serai_clock()` })
    .where(and(which, isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length;
}

const isOwnAndAlive = ({ viewer }: Context) =>
  and(
    sql`${sessions.personId} = ${viewer.personId}::uuid`,
    isNull(sessions.endedAt),
    sql`${sessions.seenAt} > serai_clock() - make_interval(days => ${sessionLimits.idleDays})`,
    sql`${sessions.createdAt} > serai_clock() - make_interval(days => ${sessionLimits.absoluteDays})`,
  );

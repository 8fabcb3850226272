import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { secretHash } from '#core/secret.ts';
import { guardAttempts } from '#db/attempts.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { and, eq, ne, sql } from 'drizzle-orm';
import pg from 'pg';
import { writeAddressChanged } from './account-mail.ts';
import { isOpen } from './links.ts';
import { endWhere } from './sessions.ts';
import { links, people, sessions } from './tables.ts';

/**
 * A person wants to sign in with another address. Whether somebody else does already is found out later, so that the answer tells
 * nothing.
 */
export async function askForAddress(ctx: Context, { email }: { email: string }): Promise<void> {
  const { personId } = ctx.viewer;
  if (!personId) throw new Refusal('sign-in-needed', 403);
  await guardAttempts(ctx.db, `address:person:${personId}`, { most: 5, seconds: 15 * 60 });
  const [own] = await ctx.db.select({ email: people.email }).from(people).where(eq(people.id, personId));
  if (own?.email === email) throw new Refusal('address-yours', 422, { field: 'email' });
  await ctx.jobs.send(ctx.db, 'address-links', { personId, email, language: ctx.locale.language });
}

/** A link to an address that the reader asked for, and that still opens. */
export type AddressLink = { token: string; email: string };

/** Looking at the link does not use it up, since mail scanners look at links too. For anyone but who asked for it, it is none. */
export async function findAddressLink(ctx: Context, { token }: { token: string }): Promise<AddressLink> {
  const [link] = await ctx.db.select({ email: links.email }).from(links).where(isOwnLink(ctx, token));
  if (!link?.email) throw linkOver();
  return { token, email: link.email };
}

/** From now on the person signs in with the address that the link came to: all other browsers are signed out, and the old address is told. */
export function changeAddress(ctx: Context, { token }: { token: string }): Promise<void> {
  return tx(ctx, async (ctx) => {
    const [used] = await ctx.db
      .update(links)
      .set({ usedAt: sql`serai_clock()` })
      .where(isOwnLink(ctx, token))
      .returning({ email: links.email, personId: links.personId });
    if (!used?.email) throw linkOver();
    const { personId } = used;
    const [before] = await ctx.db
      .select({ email: people.email })
      .from(people)
      .where(eq(people.id, personId))
      .for('update');
    await moveTo(ctx, personId, used.email);
    await signOutElsewhere(ctx, personId, token);
    await announce(ctx, 'person.readdressed', { personId });
    await writeAddressChanged(ctx, personId, before?.email ?? '');
  });
}

/** Somebody may have been entered with the address since the link was written. */
async function moveTo(ctx: Context, personId: string, email: string): Promise<void> {
  try {
    await ctx.db.update(people).set({ email }).where(eq(people.id, personId));
  } catch (error) {
    throw isTaken(error) ? linkOver() : error;
  }
}

const isTaken = (error: unknown) =>
  error instanceof Error && error.cause instanceof pg.DatabaseError && error.cause.code === '23505';

/** Links that came to the old address open nothing any more. */
async function signOutElsewhere(ctx: Context, personId: string, token: string): Promise<void> {
  const here = ctx.sender?.sessionId;
  await endWhere(ctx, and(eq(sessions.personId, personId), here ? ne(sessions.id, here) : undefined));
  await ctx.db.delete(links).where(and(eq(links.personId, personId), ne(links.tokenHash, secretHash(token))));
}

const isOwnLink = ({ viewer }: Context, token: string) =>
  and(isOpen(token, 'address'), sql`${links.personId} = ${viewer.personId}::uuid`);

const linkOver = () => new Refusal('address-link-over', 410);

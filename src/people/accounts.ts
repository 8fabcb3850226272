import type { Context } from '#core/context.ts';
import { isId } from '#core/ids.ts';
import { notFound, Refusal } from '#core/refusal.ts';
import { isOfSecretariat } from '#core/viewer.ts';
import { announce } from '#db/outbox.ts';
import { tx } from '#db/tx.ts';
import { personName } from '#network/names.ts';
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { writeAccountClosed, writeAccountReopened } from './account-mail.ts';
import { mayDeactivate } from './policy.ts';
import { endWhere } from './sessions.ts';
import { links, people, sessions, tokens } from './tables.ts';

/** A person's account as the Secretariat reads it. */
export type Account = {
  id: string;
  name: string;
  email: string;
  state: 'invited' | 'active' | 'deactivated';
  /** Since when it is closed, by whom and why; null while it is open. */
  closed: { at: Date; by: string | null; reason: string | null } | null;
  may: { deactivate: boolean; reactivate: boolean };
};

/** The account of a person, for the Secretariat; for everybody else there is none. */
export async function findAccount(ctx: Context, { id }: { id: string }): Promise<Account> {
  const named = personName(ctx.locale.language, sql`${people}`);
  const closer = sql<
    string | null
  >`(select ${personName(ctx.locale.language, sql`c`)} from people c where c.id = people.deactivated_by)`;
  const { email, activatedAt, deactivatedAt, deactivationReason: reason } = people;
  const [row] = isId(id)
    ? await ctx.db
        .select({ id: people.id, name: named, email, activatedAt, deactivatedAt, by: closer, reason })
        .from(people)
        .where(eq(people.id, id))
    : [];
  if (!row || !isOfSecretariat(ctx.viewer)) throw notFound();
  const may = mayDeactivate(ctx.viewer, row);
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    state: stateOf(row),
    closed: row.deactivatedAt && { at: row.deactivatedAt, by: row.by, reason: row.reason },
    may: { deactivate: may && !row.deactivatedAt, reactivate: may && row.deactivatedAt !== null },
  };
}

function stateOf(person: { activatedAt: Date | null; deactivatedAt: Date | null }): Account['state'] {
  if (person.deactivatedAt) return 'deactivated';
  return person.activatedAt ? 'active' : 'invited';
}

/** Refuses with 403 who may not close or open this account. */
export function guardAccount({ viewer }: Context, person: { id: string }): void {
  if (!isOfSecretariat(viewer)) throw new Refusal('secretariat-only', 403);
  if (!mayDeactivate(viewer, person)) throw new Refusal('own-account', 403);
}

/**
 * The Secretariat closes a person's account: signed out everywhere at once, and no link or token opens it again. The mandates are the
 * caller's to end, in the same transaction.
 */
export function deactivatePerson(ctx: Context, person: { id: string }, { reason }: { reason: string }): Promise<void> {
  guardAccount(ctx, person);
  return tx(ctx, async (ctx) => {
    const closed = await ctx.db
      .update(people)
      .set({ deactivatedAt: sql`serai_clock()`, deactivatedBy: ctx.viewer.personId, deactivationReason: reason })
      .where(and(eq(people.id, person.id), isNull(people.deactivatedAt)))
      .returning({ id: people.id });
    if (closed.length === 0) throw new Refusal('person-deactivated', 409);
    await takeKeys(ctx, person);
    await announce(ctx, 'person.deactivated', { personId: person.id, reason });
    await writeAccountClosed(ctx, person.id);
  });
}

/** The Secretariat opens a closed account again: the person can sign in, but for no city until somebody appoints them anew. */
export function reactivatePerson(ctx: Context, person: { id: string }): Promise<void> {
  guardAccount(ctx, person);
  return tx(ctx, async (ctx) => {
    const opened = await ctx.db
      .update(people)
      .set({ deactivatedAt: null, deactivatedBy: null, deactivationReason: null })
      .where(and(eq(people.id, person.id), isNotNull(people.deactivatedAt)))
      .returning({ id: people.id });
    if (opened.length === 0) throw new Refusal('person-active', 409);
    // A link that was being used while the account was closed may have left a session behind.
    await takeKeys(ctx, person);
    await announce(ctx, 'person.reactivated', { personId: person.id });
    await writeAccountReopened(ctx, person.id);
  });
}

/** Whatever signs the person in today does so no more. */
async function takeKeys(ctx: Context, { id }: { id: string }): Promise<void> {
  await endWhere(ctx, eq(sessions.personId, id));
  await ctx.db
    .update(tokens)
    .set({ endedAt: sql`serai_clock()` })
    .where(and(eq(tokens.personId, id), isNull(tokens.endedAt)));
  await ctx.db.delete(links).where(eq(links.personId, id));
}

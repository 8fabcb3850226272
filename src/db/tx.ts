import type { Context } from '#core/context.ts';
import { PgTransaction } from 'drizzle-orm/pg-core';

/**
 * Runs `act` in one transaction: all of what it writes, its records and its announcements, or nothing.
 * Inside another transaction it joins that one. The inner context shadows the outer on purpose, so that no write slips past.
 */
export function tx<Result>(ctx: Context, act: (ctx: Context) => Promise<Result>): Promise<Result> {
  if (isWithinOne(ctx)) return act(ctx);
  const { kept: _kept, ...alone } = ctx;
  return ctx.db.transaction((db) => act({ ...alone, db }));
}

/** Whether a transaction is under way around all that is asked of this database. */
export const isWithinOne = ({ db }: Pick<Context, 'db'>): boolean => db instanceof PgTransaction;

import type { Context } from '#core/context.ts';
import { sql } from 'drizzle-orm';

/** The network's day, an ISO date: what is decided by days asks the database, in the network's time zone. */
export async function todayOf({ db }: Context): Promise<string> {
  const { rows } = await db.execute<{ today: string }>(sql`select serai_today()::text as today`);
  const [row] = rows;
  if (!row) throw new Error('a day is missing');
  return row.today;
}

import { Refusal } from '#core/refusal.ts';
import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';

/** Counts one attempt in the current stretch of time, in the database, so that all processes count together. */
export async function guardAttempts(
  db: Database,
  bucket: string,
  { most, seconds }: { most: number; seconds: number },
): Promise<void> {
  const { rows } = await db.execute<{ count: number; wait: number }>(sql`
    insert into attempts (bucket, since, count) values (${bucket}, to_timestamp(floor(extract(epoch from serai_clock()) / ${seconds}) * ${seconds}), 1)
    on conflict (bucket, since) do update set count = attempts.count + 1
    returning count, (${seconds} - extract(epoch from serai_clock() - since))::int as wait`);
  const row = rows[0];
  if (row && row.count > most)
    throw new Refusal('too-often', 429, {
      values: { minutes: Math.max(1, Math.ceil(row.wait / 60)), seconds: Math.max(1, row.wait) },
    });
}

/** No stretch of time in which attempts are counted is as long as a day. */
export async function forgetAttempts(db: Database): Promise<void> {
  await db.execute(sql`delete from attempts where since < serai_clock() - interval '1 day'`);
}

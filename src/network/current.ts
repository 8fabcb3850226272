import { sql, type SQL } from 'drizzle-orm';

/** Neither ended by a decision nor past its last day, whether confirmed or not: an SQL expression over a row of mandates. */
export const isNotOver = (mandate: SQL = sql`m`): SQL =>
  sql`${mandate}.ended_at is null and (${mandate}.until_day is null or ${mandate}.until_day >= (select serai_today()))`;

/** A mandate is current when it is confirmed, not ended, and the network's day lies within its days. Over the alias m. */
export const isCurrent = sql`m.confirmed_at is not null and m.from_day <= (select serai_today()) and ${isNotOver()}`;

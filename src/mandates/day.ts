import { sql, type SQL } from 'drizzle-orm';

/** The network's day of an instant, an SQL expression: terms and waiting times are counted in its own time zone. */
export const dayOfInstant = (instant: SQL): SQL =>
  sql`(${instant} at time zone (select time_zone from networks limit 1))::date`;

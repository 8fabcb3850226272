import { sql } from 'drizzle-orm';
import { timestamp } from 'drizzle-orm/pg-core';

/** A moment, stored with its offset from UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true });

/** The database's clock, which tests shift. */
export const now = sql`serai_clock()`;

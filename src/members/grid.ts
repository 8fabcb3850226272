import { sql, type SQL } from 'drizzle-orm';

/** The longitude on the globe of one that `turned_longitude` counted from the map's own meridian. */
export const turnedBack = (longitude: SQL): SQL =>
  sql`(case when ${longitude} + 11 > 180 then ${longitude} - 349 else ${longitude} + 11 end)`;

/** A square as it is written beside a city: A1 to X12. */
export const isSquare = (text: string): boolean => /^[A-X]([1-9]|1[0-2])$/.test(text);

import { sql, type SQL } from 'drizzle-orm';

/** Degrees east of the map's edge middle: longitudes as the world plate sees them, from 11 degrees east. */
export const turned = (alias: SQL): SQL =>
  sql`(case when ${alias}.longitude < -169 then ${alias}.longitude + 349 else ${alias}.longitude - 11 end)`;

/** The longitude on the globe of one that was turned. */
export const turnedBack = (longitude: SQL): SQL =>
  sql`(case when ${longitude} + 11 > 180 then ${longitude} - 349 else ${longitude} + 11 end)`;

/**
 * The square of the world grid that a row's place lies in, as `gridReference` of the maps says it: Equal Earth (Šavrič, Patterson
 * and Jenny 2018) at the plate's scale, 24 columns by 12 rows.
 */
export const squareOf = (alias: SQL): SQL => sql`(select
  substr('ABCDEFGHIJKLMNOPQRSTUVWX', least(23, greatest(0, floor(round(x * 10) / 10 / 1184 * 24)))::int + 1, 1)
    || (least(11, greatest(0, floor(round(y * 10) / 10 / 548 * 12)))::int + 1)
  from (select asin(sqrt(3) / 2 * sin(radians(${alias}.latitude))) as l) a,
    lateral (select l, l * l as l2, l * l * l * l * l * l as l6) b,
    lateral (select
      589.7755 + 233.9736 * radians(${turned(alias)}) * cos(b.l) / (sqrt(3) / 2 * (1.340264 - 3 * 0.081106 * l2 + l6 * (7 * 0.000893 + 9 * 0.003796 * l2))) as x,
      288.5966 - 233.9736 * b.l * (1.340264 - 0.081106 * l2 + l6 * (0.000893 + 0.003796 * l2)) as y) c)`;

/** A square as it is written beside a city: A1 to X12. */
export const isSquare = (text: string): boolean => /^[A-X]([1-9]|1[0-2])$/.test(text);

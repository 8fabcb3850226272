-- What a copy of the database calculates while it is restored: pg_dump lets no schema be searched, so that a function written as text
-- does not find another one. These bind what they call when they are made.
create or replace function world_square(latitude double precision, longitude double precision) returns text language sql immutable parallel safe
  return (
  select substr('ABCDEFGHIJKLMNOPQRSTUVWX', least(23, greatest(0, floor(round(x * 10) / 10 / 1184 * 24)))::int + 1, 1)
      || (least(11, greatest(0, floor(round(y * 10) / 10 / 548 * 12)))::int + 1)
    from (select asin(sqrt(3) / 2 * sin(radians(round(latitude::numeric, 6)::double precision))) as l) a,
      lateral (select l, l * l as l2, l * l * l * l * l * l as l6) b,
      lateral (select
        589.7755 + 233.9736 * radians(turned_longitude(longitude)) * cos(b.l) / (sqrt(3) / 2 * (1.340264 - 3 * 0.081106 * l2 + l6 * (7 * 0.000893 + 9 * 0.003796 * l2))) as x,
        288.5966 - 233.9736 * b.l * (1.340264 - 0.081106 * l2 + l6 * (0.000893 + 0.003796 * l2)) as y) c
  );
--> statement-breakpoint
create or replace function plain_words(name text, summary text, needs text, offers text) returns text language sql immutable parallel safe
  return plain_text(name || coalesce(' ' || summary, '') || coalesce(' ' || needs, '') || coalesce(' ' || offers, ''));

-- The square of the world grid that a place lies in, as the printed index says it: Equal Earth (Šavrič, Patterson and Jenny 2018) at
-- the plate's scale, 24 columns by 12 rows. The map's own meridian is 11 degrees east, its edge lies in the Bering Strait. Degrees are
-- rounded to a tenth of a metre, since the smallest numbers there are cannot be calculated with.
create function turned_longitude(longitude double precision) returns double precision language sql immutable parallel safe as
  $$ select case when longitude < -169 then longitude + 349 else longitude - 11 end $$;
--> statement-breakpoint
create function world_square(latitude double precision, longitude double precision) returns text language sql immutable parallel safe as $$
  select substr('ABCDEFGHIJKLMNOPQRSTUVWX', least(23, greatest(0, floor(round(x * 10) / 10 / 1184 * 24)))::int + 1, 1)
      || (least(11, greatest(0, floor(round(y * 10) / 10 / 548 * 12)))::int + 1)
    from (select asin(sqrt(3) / 2 * sin(radians(round(latitude::numeric, 6)::double precision))) as l) a,
      lateral (select l, l * l as l2, l * l * l * l * l * l as l6) b,
      lateral (select
        589.7755 + 233.9736 * radians(turned_longitude(longitude)) * cos(b.l) / (sqrt(3) / 2 * (1.340264 - 3 * 0.081106 * l2 + l6 * (7 * 0.000893 + 9 * 0.003796 * l2))) as x,
        288.5966 - 233.9736 * b.l * (1.340264 - 0.081106 * l2 + l6 * (0.000893 + 0.003796 * l2)) as y) c
  $$;
--> statement-breakpoint
-- Words as search compares them, however their letters were typed: İstanbul as istanbul, كرمان as کرمان.
create function plain_text(words text) returns text language sql immutable parallel safe as $$
  select translate(regexp_replace(normalize(lower(words collate "und-x-icu"), NFKD), '[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200b-\u200f\u00ad]', '', 'g'),
    'يىكةەھٱıøłđ', 'ییکهههاiold')
  $$;
--> statement-breakpoint
create function plain_words(name text, summary text, needs text, offers text) returns text language sql immutable parallel safe as
  $$ select plain_text(name || coalesce(' ' || summary, '') || coalesce(' ' || needs, '') || coalesce(' ' || offers, '')) $$;
--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
CREATE TABLE "member_counts" (
	"office_id" uuid NOT NULL,
	"country" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"languages" text[] NOT NULL,
	"square" text NOT NULL,
	"members" integer NOT NULL,
	"latitudes" double precision NOT NULL,
	"longitudes" double precision NOT NULL,
	CONSTRAINT "member_counts_sort" PRIMARY KEY("office_id","country","kind","state","square","languages")
);
--> statement-breakpoint
ALTER TABLE "member_texts" ADD COLUMN "plain" text GENERATED ALWAYS AS (plain_words(name, summary, needs, offers)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "square" text GENERATED ALWAYS AS (world_square(latitude, longitude)) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "member_texts_plain" ON "member_texts" USING gin ("plain" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "members_of_square" ON "members" USING btree ("square","slug");--> statement-breakpoint
CREATE INDEX "members_largest" ON "members" USING btree ("office_id","population" DESC NULLS LAST,"slug");
--> statement-breakpoint
-- What was and what is now, in one statement and in one order, so that two writers never wait for each other in a circle.
create function change_member_counts(was members[], is_now members[]) returns void language sql as $$
  insert into member_counts as c (office_id, country, kind, state, languages, square, members, latitudes, longitudes)
    select office_id, country, kind, state, languages, square, sum(by), sum(by * latitude), sum(by * turned_longitude(longitude))
    from (select 1 as by, m.* from unnest(is_now) m union all select -1, m.* from unnest(was) m) change
    group by office_id, country, kind, state, languages, square
    having sum(by) <> 0 or sum(by * latitude) <> 0 or sum(by * longitude) <> 0
    order by office_id, country, kind, state, square, languages
  on conflict on constraint member_counts_sort do update
    set members = c.members + excluded.members, latitudes = c.latitudes + excluded.latitudes, longitudes = c.longitudes + excluded.longitudes;
  delete from member_counts c using unnest(was) m
    where (c.office_id, c.country, c.kind, c.state, c.square, c.languages) = (m.office_id, m.country, m.kind, m.state, m.square, m.languages) and c.members = 0;
  $$;
--> statement-breakpoint
create function count_members() returns trigger language plpgsql as $$
  begin
    case tg_op
      when 'INSERT' then perform change_member_counts('{}', array(select row(m.*)::members from is_now m));
      when 'DELETE' then perform change_member_counts(array(select row(m.*)::members from was m), '{}');
      else perform change_member_counts(array(select row(m.*)::members from was m), array(select row(m.*)::members from is_now m));
    end case;
    return null;
  end $$;
--> statement-breakpoint
create trigger count_members_entered after insert on members referencing new table as is_now for each statement execute function count_members();
--> statement-breakpoint
create trigger count_members_removed after delete on members referencing old table as was for each statement execute function count_members();
--> statement-breakpoint
create trigger count_members_changed after update on members referencing old table as was new table as is_now for each statement execute function count_members();
--> statement-breakpoint
-- Counts anew, whatever was counted before.
create function recount_members() returns void language sql as $$
  delete from member_counts;
  select change_member_counts('{}', array(select row(m.*)::members from members m));
  $$;
--> statement-breakpoint
select recount_members();

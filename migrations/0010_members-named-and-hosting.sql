CREATE TABLE "member_text_counts" (
	"language" text PRIMARY KEY NOT NULL,
	"members" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "members_hosting" ON "members" USING btree ("hosts_office_id","slug") WHERE "members"."hosts_office_id" is not null;--> statement-breakpoint
create function count_member_texts() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into member_text_counts as c (language, members) select language, count(*) from is_now group by language order by language
        on conflict (language) do update set members = c.members + excluded.members;
    else
      insert into member_text_counts as c (language, members) select language, -count(*) from was group by language order by language
        on conflict (language) do update set members = c.members + excluded.members;
    end if;
    return null;
  end $$;
--> statement-breakpoint
create trigger count_member_texts_written after insert on member_texts referencing new table as is_now for each statement execute function count_member_texts();
--> statement-breakpoint
create trigger count_member_texts_removed after delete on member_texts referencing old table as was for each statement execute function count_member_texts();
--> statement-breakpoint
create or replace function recount_members() returns void language sql as $$
  delete from member_counts;
  select change_member_counts('{}', array(select row(m.*)::members from members m));
  delete from member_text_counts;
  insert into member_text_counts (language, members) select language, count(*) from member_texts group by language;
  $$;
--> statement-breakpoint
select recount_members();

-- The network's day: terms begin and end by its own time zone. Ask it as `(select serai_today())`, so that it is read once a statement.
create function serai_today() returns date language sql volatile as
  $$ select (serai_clock() at time zone coalesce((select time_zone from networks limit 1), 'UTC'))::date $$;
--> statement-breakpoint
-- Pages kept for visitors are thrown away when what they show has changed: heard by every web process when the writer commits.
create function public_changed() returns trigger language plpgsql as
  $$ begin perform pg_notify('public_changed', ''); return null; end $$;
--> statement-breakpoint
create trigger public_changed after insert or update or delete on networks for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on network_texts for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on offices for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on office_texts for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on office_countries for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on members for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on member_texts for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on mandates for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on people for each statement execute function public_changed();

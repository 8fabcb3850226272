-- Whoever writes is told within the transaction whether anything that visitors read was changed, and need not forget the kept pages otherwise.
create or replace function public_changed() returns trigger language plpgsql as
  $$ begin perform set_config('serai.public_changed', 'on', true), pg_notify('public_changed', ''); return null; end $$;
--> statement-breakpoint
-- How somebody reads is nobody else's business: what no page shows to others does not count as a change. Every other column does.
create function people_changed() returns trigger language plpgsql as $$
  declare own constant text[] := '{language,time_zone,calendar}';
  begin
    if exists (select to_jsonb(o) - own from was o except select to_jsonb(n) - own from is_now n) then
      perform set_config('serai.public_changed', 'on', true), pg_notify('public_changed', '');
    end if;
    return null;
  end $$;
--> statement-breakpoint
drop trigger public_changed on people;
--> statement-breakpoint
create trigger public_changed after insert or delete on people for each statement execute function public_changed();
--> statement-breakpoint
create trigger people_changed after update on people referencing old table as was new table as is_now for each statement execute function people_changed();

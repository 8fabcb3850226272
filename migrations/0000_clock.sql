-- Whatever is decided between people (terms, expiry, deadlines) asks this clock. Tests shift it by the setting `serai.shift`.
create function serai_clock() returns timestamptz language sql volatile as
  $$ select clock_timestamp() + coalesce(nullif(current_setting('serai.shift', true), '')::interval, interval '0') $$;

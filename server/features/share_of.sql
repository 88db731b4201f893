-- Part of a whole, 0 to 1; NULL where the whole is nothing.
create or replace macro share_of(part, total) as
  case when total > 0 then coalesce(part, 0)::double / total::double end;

-- How long ago, in steps that windows add up: 0 up to 30 days, 1 up to 90, 2 up to 180, 3 up to 365, 4 older.
create or replace macro bucket_of_days(n) as
  case when n <= 30 then 0 when n <= 90 then 1 when n <= 180 then 2 when n <= 365 then 3 else 4 end;

-- How long ago, in steps that windows add up: 0 up to 30 days, 1 up to 90, 2 up to 180, 3 up to 365, 4 older.
create or replace macro bucket_of_days(n) as
  (n > 30)::tinyint + (n > 90)::tinyint + (n > 180)::tinyint + (n > 365)::tinyint;

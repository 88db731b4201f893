-- The last calendar month end whose whole day lies before as_of.
create or replace macro last_month_end(as_of) as (date_trunc('month', as_of::date) - interval 1 day)::date;

-- The last calendar months before as_of: first day, and the first day that no longer belongs to it,
-- which for the last month is as_of.
create or replace macro months_until(as_of, window_months) as table
with started as (
  select unnest(generate_series(
    first_month(as_of, window_months), (as_of::date - 1), interval 1 month))::date as month
)
select month, least((month + interval 1 month)::date, as_of::date) as end_day
from started;

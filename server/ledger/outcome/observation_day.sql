-- The days as of which outcomes can be told by now: the day after every third month end, back from the last
-- one that has twelve whole months of observation behind it, while some line has been open for six months.
create or replace macro observation_day(known_at) as table
with last_day_told as (
  select (date_trunc('month', max(observed_until) - interval 12 month))::date as last_on
  from coverage
  where relation = 'transaction' and recorded_at <= known_at::timestamp
),
first_line as (
  select (min(opened_on) + interval 6 month)::date as first_on
  from facility
  where kind = 1 and recorded_at <= known_at::timestamp
),
day as (
  select first_on, unnest(generate_series(last_on, first_on, to_months(-3)))::date as observed_on
  from last_day_told
  cross join first_line
)
select observed_on from day where observed_on >= first_on;

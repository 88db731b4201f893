-- Whether each day's transactions came whole: their number against the same weekday of the eight weeks
-- before, and against what the lender says its day comes to. A day is `low` or `high` beyond six times
-- the median distance from the median, or beyond a twentieth of the median where the weeks are alike;
-- with fewer than four such weeks nothing is said. Weeks before the first transaction are not zero.
create or replace macro feed_completeness(as_of, known_at, window_days) as table
with cell as (
  select booked_on as at_day, kind, status, count(*) as rows, sum(amount)::decimal(18, 2) as amount
  from transaction
  where booked_on >= as_of::date - window_days::integer - 56 and booked_on < as_of::date
    and recorded_at <= known_at::timestamp
  group by all
),
began as (
  select min(booked_on) as first_day from transaction where recorded_at <= known_at::timestamp
),
calendar as (
  select unnest(generate_series(
    greatest(first_day, as_of::date - window_days::integer - 56), as_of::date - 1, interval 1 day))::date as at_day
  from began
),
daily as (
  select c.at_day, coalesce(sum(cell.rows), 0)::bigint as rows, coalesce(sum(cell.amount), 0)::decimal(18, 2) as amount
  from calendar as c
  left join cell on cell.at_day = c.at_day
  group by all
),
earlier_week as (
  select d.at_day, e.rows
  from daily as d
  join daily as e on e.at_day between d.at_day - 56 and d.at_day - 7 and (d.at_day - e.at_day) % 7 = 0
  where d.at_day >= as_of::date - window_days::integer
),
usual as (
  select at_day, count(*) as weeks, median(rows) as median_rows, mad(rows) as spread
  from earlier_week
  group by at_day
),
-- Of what was stated about a cell the last word counts.
stated as (
  select day as at_day, kind, status,
    arg_max(rows, recorded_at) as rows, arg_max(amount, recorded_at) as amount,
  from control_total
  where day >= as_of::date - window_days::integer and day < as_of::date and recorded_at <= known_at::timestamp
  group by all
),
controlled as (
  select
    s.at_day,
    sum(s.rows)::bigint as control_rows,
    sum(s.amount)::decimal(18, 2) as control_amount,
    sum(coalesce(c.rows, 0) - s.rows)::bigint as rows_difference,
    sum(coalesce(c.amount, 0) - s.amount)::decimal(18, 2) as amount_difference,
    count(case when coalesce(c.rows, 0) <> s.rows or coalesce(c.amount, 0) <> s.amount then 1 end) as cells_that_differ,
  from stated as s
  left join cell as c on c.at_day = s.at_day and c.kind = s.kind and c.status = s.status
  group by s.at_day
),
asked as (
  select at_day from daily where at_day >= as_of::date - window_days::integer
  union
  select at_day from controlled
)
select
  a.at_day as day,
  coalesce(d.rows, 0)::bigint as rows,
  coalesce(d.amount, 0)::decimal(18, 2) as amount,
  coalesce(u.weeks, 0)::bigint as weeks,
  u.median_rows::double as median_rows,
  u.spread::double as spread,
  case
    when coalesce(u.weeks, 0) < 4 then 'not_known'
    when d.rows < u.median_rows - greatest(6 * u.spread, 0.05 * u.median_rows) then 'low'
    when d.rows > u.median_rows + greatest(6 * u.spread, 0.05 * u.median_rows) then 'high'
    else 'usual'
  end as verdict,
  c.control_rows, c.control_amount, c.rows_difference, c.amount_difference, c.cells_that_differ,
  c.cells_that_differ = 0 as agrees,
from asked as a
left join daily as d on d.at_day = a.at_day
left join usual as u on u.at_day = a.at_day
left join controlled as c on c.at_day = a.at_day;

-- How payments fall on the hours of the day, and what falls into the night of 18:00 to 06:00.
with paid as (
  select extract(hour from occurred_at) as hour, amount::double as amount
  from transactions
  where kind = 'purchase' and status <> 'declined'
),
by_hour as (
  select hour, count(*) as payments, sum(amount) as amount
  from paid
  group by hour
)
select 'hour' as measure, lpad(hour::varchar, 2, '0') as part, payments / sum(payments) over () as value
from by_hour
union all
select 'night', 'payments', sum(payments) filter (hour >= 18 or hour < 6) / sum(payments)
from by_hour
union all
select 'night', 'value', sum(amount) filter (hour >= 18 or hour < 6) / sum(amount)
from by_hour;

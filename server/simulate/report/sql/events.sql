-- Days that move online payments, against the ordinary days before: of four weeks, a fortnight earlier.
with daily as (
  select occurred_at::date as day, count(*) as payments
  from transactions
  where kind = 'purchase' and status <> 'declined' and channel = 'online'
  group by all
),
against as (
  select day, payments / median(payments) over (order by day range between interval 42 day preceding and interval 14 day preceding) as factor
  from daily
)
select 'event' as measure, 'Double 11' as part, avg(factor) as value from against where strftime(day, '%m-%d') = '11-11'
union all
select 'event', '618', avg(factor) from against where strftime(day, '%m-%d') = '06-18'
union all
select 'event', 'Spring Festival', avg(factor)
from against
where exists (select 1 from spring_festival where day between first_day and first_day + 6);

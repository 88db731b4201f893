-- Bad: ever over 90 days past due in the twelve months after observation. One observation a line.
create or replace table label as
with observed as (
  select
    line.n,
    getvariable('starts_on') + to_months(getvariable('months') - 12) as observed_at,
  from line
),
standing as (
  select bill.n, bill.days_past_due
  from bill
  where bill.month_no = getvariable('months') - 13
),
performance as (
  select n, max(days_past_due) as worst, count(*) as months_seen
  from bill
  where month_no >= getvariable('months') - 12
  group by n
)
select
  line.n,
  observed_at::date as observed_on,
  case
    when standing.days_past_due > 30 or line.opened_on > observed_at - interval 6 month then 'excluded'
    when performance.worst > 90 then 'bad'
    when performance.worst > 30 then 'indeterminate'
    else 'good'
  end as outcome,
from line
join observed using (n)
join standing using (n)
join performance using (n)
order by line.n;

-- Bad: ever over 90 days past due at a month end of the twelve after observation. One observation a line.
create or replace view file_outcomes as
with standing as (
  select n, dpd, state, opened_day
  from truth_month
  join line using (n)
  where facility = 'line' and month_no = getvariable('months') - 13
),
performance as (
  select n, max(dpd) as worst
  from truth_month
  where facility = 'line' and month_no > getvariable('months') - 13
  group by n
),
observed as (
  select *, (getvariable('first_day') + to_months(getvariable('months') - 12))::date as observed_on
  from standing
  join performance using (n)
)
select
  id_of('O', n) as outcome_id, id_of('C', n) as customer_id, id_of('F', n) as facility_id, observed_on,
  12 as horizon_months, 'ever over 90 days past due within 12 months' as definition,
  case
    when dpd > 30 or state in ('charged_off', 'fraud', 'forborne', 'closed') or on_day(opened_day) > observed_on - interval 6 month then 'excluded'
    when worst > 90 then 'bad'
    when worst > 30 then 'indeterminate'
    else 'good'
  end as outcome,
  (observed_on + interval 12 month)::date as known_on,
from observed
order by n;

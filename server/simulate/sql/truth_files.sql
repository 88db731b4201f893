-- What is so of facilities and customers: for tests and studies of models, never for ingest.
create or replace view truth_facility_months as
select
  case facility when 'line' then 'F' else 'I' end || (1000000 + n)::varchar as facility_id,
  last_day(getvariable('first_day') + to_months(month_no)) as month_end,
  yuan(receivable) as receivable, yuan(principal) as principal, yuan(interest) as interest, yuan(fees) as fees,
  yuan(unbilled) as unbilled, yuan(holds) as holds, yuan(credit_limit) as credit_limit, dpd, bucket, state,
from truth_month
order by facility, n, month_no;

create or replace view truth_customers as
select id_of('C', n) as customer_id, ['A', 'B', 'C', 'D', 'E'][band] as band, hazard,
  on_day(case when stress_day < 100000 then stress_day end) as stress_on,
from everyone
order by n;

-- The chance of default within twelve months (true_pd.ts); none where the facility is closed.
create or replace view truth_pd as
with state as (
  select
    truth_month.n, facility, truth_month.month_no, state, least(4, bucket) as missed, band, ramp, spell,
    step_of_hazard(person.hazard) as hazard_step, least(spell, (calendar.last_day + 1 - stress_day) // 30) as age,
  from truth_month
  join everyone as person using (n)
  join calendar using (month_no)
)
select
  case facility when 'line' then 'F' else 'I' end || (1000000 + n)::varchar as facility_id,
  last_day(getvariable('first_day') + to_months(month_no)) as month_end,
  case when state <> 'closed' then coalesce(stressed_pd.pd, calm_pd.pd) end as pd,
from state
left join stressed_pd using (band, ramp, spell, age, missed)
left join calm_pd using (band, hazard_step, missed)
order by facility, n, month_no;

-- First limits of lines, and how much of the limits is used at the last month end.
with first_limit as (
  select arg_min(credit_limit, effective_on)::double as credit_limit
  from limit_events
  group by facility_id
),
used as (
  select greatest(principal, 0)::double as principal, credit_limit::double as credit_limit
  from truth_facility_months
  where month_end = (select max(month_end) from truth_facility_months)
    and credit_limit > 0 and state not in ('closed', 'charged_off')
)
select 'limit' as measure, unnest(['median', 'spread']) as part, unnest([median(credit_limit), stddev_pop(ln(credit_limit))]) as value
from first_limit
union all
select 'utilisation', unnest(['of sums', 'mean']), unnest([sum(principal) / sum(credit_limit), avg(principal / credit_limit)])
from used;

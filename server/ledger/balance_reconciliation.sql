-- Are the balances that a source states those that its own movements give? One row an account. A
-- difference under one unit of currency is rounding: sources round amounts and balances apart.
create or replace macro balance_reconciliation(known_at) as table
with compared as (
  select *, stated_balance - balance as difference
  from account_day_end(date '9999-12-31', known_at)
  where stated_balance is not null
)
select
  account_id,
  sum(movements)::bigint as movements,
  count(*) as days,
  count(case when difference = 0 then 1 end) as days_exact,
  count(case when difference <> 0 and abs(difference) < 1 then 1 end) as days_rounded,
  count(case when abs(difference) >= 1 then 1 end) as days_differing,
  min(case when abs(difference) >= 1 then booked_on end) as first_differing_on,
  arg_max(difference, abs(difference)) as largest_difference,
from compared
group by account_id;

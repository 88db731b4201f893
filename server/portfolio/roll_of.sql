-- Where facilities went from each of their points (facility_id, month, state, balance) to the next, by
-- the next one's month and over all months (month NULL). The whole opening balance goes with its
-- facility, so that what left a state adds up to what was in it. What was closed goes nowhere.
create or replace macro roll_of(points) as table
with rolled as (
  select
    state as from_state, greatest(0, balance) as balance,
    lead(month) over along as month, lead(state) over along as to_state,
  from query_table(points)
  window along as (partition by facility_id order by month)
),
moved as (
  select month, from_state, to_state, count(*) as accounts, sum(balance)::decimal(18, 2) as balance
  from rolled
  where month is not null and from_state <> 9
  group by grouping sets ((month, from_state, to_state), (from_state, to_state))
)
select
  month, from_state, to_state, accounts, balance,
  (sum(accounts) over opening)::bigint as accounts_before,
  (sum(balance) over opening)::decimal(18, 2) as balance_before,
  (accounts / sum(accounts) over opening)::double as account_rate,
  (balance / nullif(sum(balance) over opening, 0))::double as balance_rate,
from moved
window opening as (partition by month, from_state);

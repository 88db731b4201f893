-- Are the statements that a source gave those that its own transactions give? One row a line with given
-- statements; a computed one is the one that closed on the same day.
create or replace macro statement_reconciliation(known_at) as table
with given_line as (
  select facility_id as subject_id, facility_id, (max(closed_on) + 1)::date as as_of
  from statement
  where recorded_at <= known_at::timestamp
  group by facility_id
),
reconciled_posting as materialized (
  select * from facility_posting(known_at) where facility_id in (select facility_id from given_line)
),
compared as (
  select s.facility_id, s.closed_on, c.facility_id is null as is_missing,
    s.balance - c.balance as balance_difference,
    s.minimum_due - c.minimum_due as minimum_difference,
    s.paid - c.paid as paid_difference,
    s.due_on is distinct from c.due_on as is_due_elsewhen,
  from statement as s
  left join statement_computed('given_line', 'reconciled_posting', known_at) as c on c.facility_id = s.facility_id and c.closed_on = s.closed_on
  where s.recorded_at <= known_at::timestamp
)
select
  facility_id,
  count(*) as statements,
  count(case when is_missing then 1 end) as not_computed,
  count(case when balance_difference = 0 and coalesce(minimum_difference, 0) = 0 and paid_difference = 0 and not is_due_elsewhen then 1 end) as exact,
  count(case when balance_difference <> 0 then 1 end) as balances_differing,
  count(case when minimum_difference <> 0 then 1 end) as minimums_differing,
  count(case when paid_difference <> 0 then 1 end) as payments_differing,
  count(case when is_due_elsewhen and not is_missing then 1 end) as due_days_differing,
  min(case when balance_difference <> 0 then closed_on end) as first_differing_on,
  arg_max(balance_difference, abs(balance_difference)) as largest_difference,
from compared
group by facility_id;

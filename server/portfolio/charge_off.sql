-- Facilities charged off at the start of the day as_of: what a line owed then, and what was recovered
-- since. NULL for a loan: what it still owed is in no statement.
create or replace macro charge_off(as_of, known_at) as table
with charged as (
  select s.facility_id, f.customer_id, f.kind, s.charged_off_on as at_day
  from charge_off_day(as_of, known_at) as s
  join facility as f on f.facility_id = s.facility_id
),
recovered as (
  select c.facility_id, sum(case when t.kind = 3 then -t.amount else t.amount end)::decimal(18, 2) as amount
  from charged as c
  join transaction as t on t.facility_id = c.facility_id and t.booked_on >= c.at_day
  left join returned_repayment(as_of, known_at) as r on r.transaction_id = t.transaction_id
  where t.booked_on < as_of::date and t.status <> 2 and t.recorded_at <= known_at::timestamp
    and (t.kind in (4, 12) or r.transaction_id is not null)
  group by c.facility_id
)
select
  c.facility_id, c.customer_id, c.at_day as charged_off_on,
  case when c.kind = 1 then greatest(o.owed, 0) end as amount,
  coalesce(r.amount, 0) as recovered,
from charged as c
left join owed_at('charged', known_at) as o on o.facility_id = c.facility_id and o.at_day = c.at_day
left join recovered as r on r.facility_id = c.facility_id;

-- The first amount that each facility had to pay, where it was asked for before as_of: a line's first
-- statement that asks for something, as its source gave it or as the ledger computes it; a loan's first
-- instalment. Facility kinds 1 line, 2 loan.
create or replace macro first_due(as_of, known_at) as table
with billed_by_source as (
  select facility_id from statement where closed_on < as_of::date and recorded_at <= known_at::timestamp
  union
  select facility_id
  from coverage
  where relation = 'statement' and facility_id is not null
    and observed_from < as_of::date and recorded_at <= known_at::timestamp
),
due_point as materialized (
  select facility_id as subject_id, facility_id, as_of::date as as_of
  from facility
  where kind = 1 and opened_on < as_of::date and recorded_at <= known_at::timestamp
    and facility_id not in (select facility_id from billed_by_source)
),
loan_point as materialized (
  select facility_id as subject_id, facility_id, as_of::date as as_of
  from facility
  where kind = 2 and opened_on < as_of::date and recorded_at <= known_at::timestamp
),
due_posting as materialized (
  select * from facility_posting(known_at) where facility_id in (select facility_id from due_point)
),
asked as (
  select facility_id, closed_on, due_on, minimum_due
  from statement
  where closed_on < as_of::date and minimum_due > 0 and due_on is not null and recorded_at <= known_at::timestamp
  union all
  select facility_id, closed_on, due_on, minimum_due
  from statement_computed('due_point', 'due_posting', known_at)
  where minimum_due > 0
  union all
  select d.facility_id, d.due_on, d.due_on, f.instalment
  from loan_due('loan_point', known_at) as d
  join facility as f on f.facility_id = d.facility_id
  where d.instalment_no = 1
)
select facility_id, arg_min(due_on, closed_on) as due_on, arg_min(minimum_due, closed_on) as amount
from asked
group by facility_id;

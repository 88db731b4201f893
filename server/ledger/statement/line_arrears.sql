-- What each subject's line had unpaid at the start of its day, by the statements the ledger computes:
-- the same rule as facility_arrears, of which it is the closed form. A bill is met once all that was ever
-- paid reaches what had been paid at its close plus its minimum; one that is met clears all before it, so
-- the oldest unpaid bill is the one after the last that is met. `postings`: as facility_posting gives
-- it; `sums`: as facility_sum does of the same subjects.
create or replace macro line_arrears(subjects, postings, sums, known_at) as table
with rule as (
  select effective_on, lead(effective_on, 1, date '9999-12-31') over (order by effective_on) as next_on, tolerance, grace_days
  from past_due_rule
  where currency = (select currency from lender limit 1)
),
line_point as (
  select
    s.subject_id, s.facility_id, s.as_of as at_on, total.paid_in_all as paid,
    coalesce(rule.tolerance, 0) as tolerance, coalesce(rule.grace_days, 0) as grace_days,
  from query_table(subjects) as s
  join query_table(sums) as total on total.subject_id = s.subject_id
  left join rule on s.as_of > rule.effective_on and s.as_of <= rule.next_on
),
bill as materialized (
  select facility_id, close_no, closed_on, due_on,
    (minimum_due + sum(paid) over (partition by facility_id order by close_no))::decimal(18, 2) as met_at,
  from statement_computed(subjects, postings, known_at)
),
reached as (
  select
    p.subject_id, p.facility_id, p.paid,
    coalesce(max(case when b.met_at - p.paid <= p.tolerance then b.close_no end), 0) as met_no,
    coalesce(max(case when b.due_on + p.grace_days < p.at_on then b.close_no end), 0) as due_no,
  from line_point as p
  join bill as b on b.facility_id = p.facility_id and b.closed_on < p.at_on
  group by all
),
late as (
  select *,
    case when due_no > met_no then met_no + 1 end as oldest_no,
    case when due_no > met_no then due_no end as newest_no,
  from reached
)
select
  late.subject_id,
  oldest.due_on as oldest_due_on,
  greatest(0, due_no - met_no)::bigint as bills_past_due,
  coalesce(newest.met_at - late.paid, 0)::decimal(18, 2) as overdue_amount,
from late
left join bill as oldest on oldest.facility_id = late.facility_id and oldest.close_no = late.oldest_no
left join bill as newest on newest.facility_id = late.facility_id and newest.close_no = late.newest_no;

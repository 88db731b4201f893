-- What each subject's instalment loan had unpaid at the start of its day. Instalments are due as loan_due says;
-- payments meet the oldest first; the last instalment is what is left. Nothing is past due beyond what is
-- owed. Loans whose disbursement (kind 14) is not in the ledger have no row. `sums`: as facility_sum gives it of
-- the same subjects.
create or replace macro loan_arrears(subjects, sums, known_at) as table
with rule as (
  select effective_on, lead(effective_on, 1, date '9999-12-31') over (order by effective_on) as next_on, tolerance, grace_days
  from past_due_rule
  where currency = (select currency from lender limit 1)
),
loan as (
  select facility_id, opened_on, term_months, instalment
  from facility
  where kind = 2 and instalment > 0 and term_months > 0 and recorded_at <= known_at::timestamp
    and facility_id in (select facility_id from query_table(subjects))
    and facility_id in (
      select facility_id from transaction where kind = 14 and status = 3 and recorded_at <= known_at::timestamp)
),
instalment_due as materialized (
  select * from loan_due(subjects, known_at)
),
sum_on as (
  select
    p.subject_id, p.facility_id, p.as_of as at_on, total.paid_in_all as paid, total.owed,
    loan.instalment, loan.term_months,
    coalesce(rule.tolerance, 0) as tolerance, coalesce(rule.grace_days, 0) as grace_days,
  from query_table(subjects) as p
  join loan on loan.facility_id = p.facility_id and loan.opened_on < p.as_of
  join query_table(sums) as total on total.subject_id = p.subject_id
  left join rule on p.as_of > rule.effective_on and p.as_of <= rule.next_on
),
fallen_due as (
  select s.subject_id, count(*) as due_no
  from sum_on as s
  join instalment_due as d on d.facility_id = s.facility_id and d.due_on + s.grace_days < s.at_on
  group by s.subject_id
),
reached as (
  select
    s.*, coalesce(f.due_no, 0) as due_no,
    -- Met is every instalment that payments reach within the tolerance; the last one only by owing nothing.
    case when s.owed <= s.tolerance then s.term_months
         else least(s.term_months - 1, floor((s.paid + s.tolerance) / s.instalment)) end::bigint as met_no,
    case when coalesce(f.due_no, 0) > met_no then met_no + 1 end as oldest_no,
  from sum_on as s
  left join fallen_due as f on f.subject_id = s.subject_id
)
select
  r.subject_id,
  d.due_on as oldest_due_on,
  greatest(0, r.due_no - r.met_no)::bigint as bills_past_due,
  case when r.due_no <= r.met_no then 0
       when r.due_no = r.term_months then r.owed
       else least(r.owed, r.due_no * r.instalment - r.paid) end::decimal(18, 2) as overdue_amount,
from reached as r
left join instalment_due as d on d.facility_id = r.facility_id and d.instalment_no = r.oldest_no;

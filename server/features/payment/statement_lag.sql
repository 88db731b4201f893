-- Each subject's last six statements, the newest lag_no 0. The newest must have closed within 62 days,
-- and each within 45 days of the next: where one is missing, those before it are too. Status is the
-- source's own, or where it has none the same code from minimum dues and payments: -2 no use, -1 paid
-- in full, 0 revolving, 1 and more: bills past due.
create or replace macro statement_lag(subjects, known_at) as table
with known_statement as (
  select
    s.subject_id, s.facility_id, s.as_of as at_on, t.closed_on, t.balance, t.paid, t.minimum_due,
    t.repayment_status,
    max(t.closed_on) over (partition by s.subject_id) as last_closed_on,
    row_number() over (partition by s.subject_id order by t.closed_on desc, t.statement_id desc) - 1 as lag_no,
    lead(t.closed_on) over (partition by s.subject_id order by t.closed_on) - t.closed_on as days_to_next,
    lag(t.balance) over (partition by s.subject_id order by t.closed_on) as previous_balance,
    t.paid < lag(t.minimum_due) over (partition by s.subject_id order by t.closed_on) as fell_short,
  from query_table(subjects) as s
  join statement as t on t.facility_id = s.facility_id
    and t.closed_on < s.as_of and t.closed_on >= s.as_of - 620 and t.recorded_at <= known_at::timestamp
),
lagged as (
  select
    known_statement.*,
    max(days_to_next) over (partition by subject_id order by lag_no rows unbounded preceding) as longest_gap,
    -- Who never paid less than the minimum was never late.
    bool_or(fell_short) over (partition by subject_id) as ever_short,
  from known_statement
  where last_closed_on >= at_on - 62
),
lag_point as (
  select subject_id, lag_no as point_no, facility_id, (closed_on + 1)::date as at_on
  from lagged
  where lag_no <= 5 and repayment_status is null and ever_short
)
select
  l.subject_id,
  l.lag_no,
  l.closed_on,
  l.balance,
  l.paid,
  coalesce(
    l.repayment_status,
    case when l.minimum_due is null then null
         when a.bills_past_due > 0 then a.bills_past_due
         when l.balance <= 0 and coalesce(l.previous_balance, 0) <= 0 then -2
         when l.paid >= l.previous_balance then -1
         else 0 end) as status,
from lagged as l
left join facility_arrears('lag_point', known_at) as a on a.subject_id = l.subject_id and a.point_no = l.lag_no
where l.lag_no <= 5 and coalesce(l.longest_gap <= 45, true);

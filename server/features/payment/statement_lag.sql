-- Each subject's last six statements, the newest lag_no 0. The newest must have closed within 62 days,
-- and each within 45 days of the next: where one is missing, those before it are too. Status is the
-- source's own, or where it has none the same code from minimum dues and payments: -2 no use, -1 paid
-- in full, 0 revolving, 1 and more: bills past due.
create or replace macro statement_lag(subjects, known_at) as table
with ranked as (
  select
    s.subject_id, s.facility_id, s.as_of as at_on, t.closed_on, t.balance, t.paid, t.minimum_due, t.repayment_status,
    row_number() over newest_first - 1 as lag_no,
    coalesce(lag(t.closed_on) over newest_first - t.closed_on, 0) as days_to_next,
    first_value(t.closed_on) over newest_first as last_closed_on,
    lead(t.balance) over newest_first as previous_balance,
    lead(t.minimum_due) over newest_first as previous_minimum,
  from query_table(subjects) as s
  join statement as t on t.facility_id = s.facility_id
    and t.closed_on < s.as_of and t.closed_on >= s.as_of - 340 and t.recorded_at <= known_at::timestamp
  window newest_first as (partition by s.subject_id order by t.closed_on desc, t.statement_id desc)
),
broken as (
  select subject_id, min(lag_no) as broken_at
  from ranked
  where days_to_next > 45
  group by subject_id
),
unbroken as (
  select ranked.*
  from ranked
  left join broken on broken.subject_id = ranked.subject_id
  where lag_no <= 5 and last_closed_on >= at_on - 62 and coalesce(lag_no < broken_at, true)
),
-- Past due at a close is only who paid less than the bill before asked for: that one being met clears all.
lag_point as (
  select subject_id, lag_no as point_no, facility_id, (closed_on + 1)::date as at_on
  from unbroken
  where repayment_status is null and paid < previous_minimum
)
select
  u.subject_id,
  u.lag_no,
  u.closed_on,
  u.balance,
  u.paid,
  coalesce(
    u.repayment_status,
    case when u.minimum_due is null then null
         when a.bills_past_due > 0 then a.bills_past_due
         when u.balance <= 0 and coalesce(u.previous_balance, 0) <= 0 then -2
         when u.paid >= u.previous_balance then -1
         else 0 end) as status,
from unbroken as u
left join facility_arrears('lag_point', known_at) as a on a.subject_id = u.subject_id and a.point_no = u.lag_no;

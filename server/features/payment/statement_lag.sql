-- Each subject's last six statements, the newest lag_no 0. The newest must have closed within 62 days,
-- and each within 45 days of the next: where one is missing, those before it are too. Status is the
-- source's own, or where it has none the same code from minimum dues and payments: -2 no use, -1 paid
-- in full, 0 revolving, 1 and more: bills past due.
create or replace macro statement_lag(subjects, known_at) as table
with newest as (
  select
    s.subject_id, s.facility_id, s.as_of as at_on,
    max_by(
      {'closed_on': t.closed_on, 'balance': t.balance, 'paid': t.paid, 'minimum_due': t.minimum_due, 'repayment_status': t.repayment_status},
      t.closed_on, 7) as bills,
  from query_table(subjects) as s
  join statement as t on t.facility_id = s.facility_id
    and t.closed_on < s.as_of and t.closed_on >= s.as_of - 340 and t.recorded_at <= known_at::timestamp
  group by all
),
-- One row a statement, with the one before it; bills[1] is the newest.
lagged as (
  select
    subject_id, facility_id, lag_no,
    bills[lag_no + 1] as bill,
    bills[lag_no + 2] as previous,
    lag_no = 0 or bills[lag_no].closed_on - bills[lag_no + 1].closed_on <= 45 as adjoins,
  from newest, range(6) as lag(lag_no)
  where bills[1].closed_on >= at_on - 62 and lag_no < len(bills)
),
unbroken as (
  select lagged.*
  from lagged
  left join (select subject_id, min(lag_no) as broken_at from lagged where not adjoins group by subject_id) as broken
    using (subject_id)
  where coalesce(lag_no < broken_at, true)
),
-- Past due at a close is only who paid less than the bill before asked for: that one being met clears all.
lag_point as (
  select subject_id, lag_no as point_no, facility_id, (bill.closed_on + 1)::date as at_on
  from unbroken
  where bill.repayment_status is null and bill.paid < previous.minimum_due
)
select
  u.subject_id,
  u.lag_no,
  u.bill.closed_on as closed_on,
  u.bill.balance as balance,
  u.bill.paid as paid,
  coalesce(
    u.bill.repayment_status,
    case when u.bill.minimum_due is null then null
         when a.bills_past_due > 0 then a.bills_past_due
         when u.bill.balance <= 0 and coalesce(u.previous.balance, 0) <= 0 then -2
         when u.bill.paid >= u.previous.balance then -1
         else 0 end) as status,
from unbroken as u
left join facility_arrears('lag_point', known_at) as a on a.subject_id = u.subject_id and a.point_no = u.lag_no;

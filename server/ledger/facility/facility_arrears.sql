-- What each point in time (point_no of a subject's facility, on the day at_on) had unpaid: per point
-- the oldest statement that was due and not paid. A statement's minimum includes what earlier ones
-- left unpaid, so it is met by payments received since its close, and one that is met clears all
-- before it. NULL oldest_due_on: nothing is past due.
create or replace macro facility_arrears(points, known_at) as table
with rule as (
  select effective_on, tolerance, grace_days from past_due_rule where currency = (select currency from lender limit 1)
),
ruled as (
  select
    point.subject_id, point.point_no, point.facility_id, point.at_on,
    coalesce(arg_max(rule.tolerance, rule.effective_on), 0) as tolerance,
    coalesce(arg_max(rule.grace_days, rule.effective_on), 0) as grace_days,
  from query_table(points) as point
  left join rule on rule.effective_on < point.at_on
  group by all
),
-- What has to have been paid in all, since the first statement, for each one to be met.
bill as materialized (
  select facility_id, closed_on, next_closed_on, due_on, paid_by_close, minimum_due + paid_by_close as met_at
  from (
    select facility_id, closed_on, due_on, minimum_due,
      lead(closed_on, 1, date '9999-12-31') over (partition by facility_id order by closed_on) as next_closed_on,
      sum(paid) over (partition by facility_id order by closed_on rows unbounded preceding) as paid_by_close,
    from statement
    where recorded_at <= known_at::timestamp and minimum_due is not null and due_on is not null
      and facility_id in (select facility_id from query_table(points))
  )
),
-- Over 400 days late is long written off.
last_close as (
  select p.subject_id, p.point_no, p.facility_id, p.at_on, p.tolerance, p.grace_days,
    b.closed_on as last_closed_on, b.paid_by_close,
  from ruled as p
  join bill as b on b.facility_id = p.facility_id and b.closed_on < p.at_on and b.next_closed_on >= p.at_on
    and b.closed_on >= p.at_on - 400
),
-- Repayments, and those taken back, which add again: of whichever age the repayment is.
line_payment as (
  select facility_id, booked_on, booked_on as known_on, amount
  from transaction
  where kind = 4 and status <> 2 and recorded_at <= known_at::timestamp
    and facility_id in (select facility_id from last_close)
  union all
  select r.facility_id, r.booked_on, greatest(r.booked_on, o.booked_on), -r.amount
  from transaction as r
  join transaction as o on o.facility_id = r.facility_id and o.source_id = r.original_source_id
  where r.kind = 3 and r.status <> 2 and r.recorded_at <= known_at::timestamp
    and o.kind = 4 and o.status <> 2 and o.recorded_at <= known_at::timestamp
    and r.facility_id in (select facility_id from last_close)
),
repaid as (
  select l.subject_id, l.point_no, sum(p.amount) as amount
  from last_close as l
  join line_payment as p on p.facility_id = l.facility_id
    and p.booked_on > l.last_closed_on and p.booked_on < l.at_on and p.known_on < l.at_on
  group by all
),
paid as (
  select l.*, l.paid_by_close + coalesce(r.amount, 0) as paid
  from last_close as l
  left join repaid as r on r.subject_id = l.subject_id and r.point_no = l.point_no
),
unmet as (
  select p.subject_id, p.point_no, p.facility_id, p.at_on, p.tolerance, p.paid, b.closed_on, b.due_on, b.met_at - p.paid as unpaid
  from paid as p
  join bill as b on b.facility_id = p.facility_id and b.closed_on < p.at_on and b.closed_on >= p.at_on - 400
    and b.due_on + p.grace_days < p.at_on and b.met_at - p.paid > p.tolerance
),
-- One that is met clears all before it.
cleared as (
  select p.subject_id, p.point_no, max(b.closed_on) as cleared_by
  from (select distinct subject_id, point_no, facility_id, at_on, tolerance, paid from unmet) as p
  join bill as b on b.facility_id = p.facility_id and b.closed_on < p.at_on and b.closed_on >= p.at_on - 400
    and b.met_at - p.paid <= p.tolerance
  group by all
),
past_due as (
  select u.subject_id, u.point_no,
    min(u.due_on) as oldest_due_on, count(*) as bills, arg_max(u.unpaid, u.closed_on) as unpaid,
  from unmet as u
  left join cleared as c on c.subject_id = u.subject_id and c.point_no = u.point_no
  where coalesce(u.closed_on > c.cleared_by, true)
  group by all
)
select
  l.subject_id, l.point_no,
  d.oldest_due_on,
  coalesce(d.bills, 0) as bills_past_due,
  greatest(0, coalesce(d.unpaid, 0))::decimal(18, 2) as overdue_amount,
from last_close as l
left join past_due as d on d.subject_id = l.subject_id and d.point_no = l.point_no;

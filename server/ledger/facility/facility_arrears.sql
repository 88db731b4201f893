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
-- Over 400 days late is long written off.
billed as (
  select
    p.subject_id, p.point_no, p.facility_id, p.at_on, p.tolerance, p.grace_days,
    s.closed_on, s.due_on, s.minimum_due,
    coalesce(sum(s.paid) over (
      partition by p.subject_id, p.point_no order by s.closed_on rows between 1 following and unbounded following), 0) as paid_in_later_ones,
    max(s.closed_on) over (partition by p.subject_id, p.point_no) as last_closed_on,
  from ruled as p
  join statement as s on s.facility_id = p.facility_id
    and s.closed_on < p.at_on and s.closed_on >= p.at_on - 400 and s.recorded_at <= known_at::timestamp
    and s.minimum_due is not null and s.due_on is not null
),
last_close as (
  select distinct subject_id, point_no, facility_id, at_on, last_closed_on from billed
),
-- Repayments since the last close; a reversal takes its repayment back, however old that is.
line_row as (
  select l.subject_id, l.point_no, l.last_closed_on, t.kind, t.booked_on, t.amount, t.source_id, t.original_source_id
  from last_close as l
  join transaction as t on t.facility_id = l.facility_id and t.booked_on < l.at_on
  where t.kind in (3, 4) and t.status <> 2 and t.recorded_at <= known_at::timestamp
),
repaid as (
  select n.subject_id, n.point_no, sum(case when n.kind = 4 then n.amount else -n.amount end) as amount
  from line_row as n
  left join line_row as o
    on n.kind = 3 and o.kind = 4 and o.subject_id = n.subject_id and o.point_no = n.point_no
    and o.source_id = n.original_source_id
  where n.booked_on > n.last_closed_on and (n.kind = 4 or o.source_id is not null)
  group by all
),
paid as (
  select
    billed.*,
    minimum_due - paid_in_later_ones - coalesce(repaid.amount, 0) as unpaid,
  from billed
  left join repaid using (subject_id, point_no)
),
cleared as (
  select *,
    max(case when unpaid <= tolerance then closed_on end) over (partition by subject_id, point_no) as cleared_by,
  from paid
),
open_bill as (
  select *, coalesce(closed_on > cleared_by, true) and due_on + grace_days < at_on as past_due
  from cleared
)
select
  subject_id, point_no,
  min(case when past_due then due_on end) as oldest_due_on,
  count(case when past_due then 1 end) as bills_past_due,
  greatest(0, coalesce(arg_max(unpaid, closed_on) filter (past_due), 0))::decimal(18, 2) as overdue_amount,
from open_bill
group by subject_id, point_no;

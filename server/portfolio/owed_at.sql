-- What each line of `points` (facility_id, at_day) owed at the start of its day: the balance of its last
-- statement and what was booked since that close; before the first statement nothing was owed. A
-- purchase counts from its approval, so its clearing adds nothing; a repayment taken back adds again.
create or replace macro owed_at(points, known_at) as table
with point as (
  select distinct facility_id, at_day from query_table(points)
),
closed as (
  select
    p.facility_id, p.at_day,
    coalesce(max(s.closed_on), any_value(f.opened_on) - 1) as closed_on,
    coalesce(arg_max(s.balance, s.closed_on), 0) as balance,
  from point as p
  join facility as f on f.facility_id = p.facility_id
  left join statement as s
    on s.facility_id = p.facility_id and s.closed_on < p.at_day and s.recorded_at <= known_at::timestamp
  group by p.facility_id, p.at_day
),
-- Rows from before every close need not be joined.
first_close as (
  select min(closed_on) as closed_on from closed
),
returned as (
  select transaction_id from returned_repayment(date '9999-12-31', known_at)
),
moved as (
  select
    c.facility_id, c.at_day,
    sum(case when t.kind in (2, 4) or t.kind = 3 and r.transaction_id is null then -t.amount else t.amount end) as movement,
  from closed as c
  join transaction as t
    on t.facility_id = c.facility_id and t.booked_on > c.closed_on and t.booked_on < c.at_day
  left join returned as r on t.kind = 3 and r.transaction_id = t.transaction_id
  where t.booked_on > (select closed_on from first_close)
    and t.status <> 2 and t.kind <> 13 and t.recorded_at <= known_at::timestamp
  group by c.facility_id, c.at_day
)
select c.facility_id, c.at_day, (c.balance + coalesce(m.movement, 0))::decimal(18, 2) as owed
from closed as c
left join moved as m on m.facility_id = c.facility_id and m.at_day = c.at_day;

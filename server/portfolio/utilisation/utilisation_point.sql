-- The days at whose end a line's utilisation is looked at in the calendar months before as_of. Basis 1:
-- its statement's close; 2: the last day; 3: every day before one on which principal fell or the limit
-- changed, before a close where there are statements alone, and the last: one of them is the month's
-- highest, since in between principal only grows.
-- Kinds: 2 refund, 3 reversal, 4 repayment; facility kind 1 revolving.
create or replace macro utilisation_point(as_of, known_at, window_months) as table
with utilisation_month as (
  select month, (end_day - 1)::date as last_day
  from months_until(as_of, window_months)
),
line as (
  select facility_id, opened_on from facility where kind = 1 and recorded_at <= known_at::timestamp
),
turning as (
  select facility_id, booked_on - 1 as at_day
  from transaction
  where kind in (2, 3, 4) and status = 3 and facility_id is not null and recorded_at <= known_at::timestamp
  union
  select facility_id, effective_on - 1 from limit_event where recorded_at <= known_at::timestamp
  union
  select facility_id, until from limit_event where until is not null and recorded_at <= known_at::timestamp
  union
  select facility_id, closed_on - 1
  from statement
  where recorded_at <= known_at::timestamp
    and facility_id not in (select facility_id from transaction where facility_id is not null and recorded_at <= known_at::timestamp)
)
select l.facility_id, c.month, 1 as basis, c.at_day
from line as l
join cycle_point(as_of, known_at, window_months) as c on c.facility_id = l.facility_id
union all
select l.facility_id, m.month, t.basis, m.last_day
from line as l
join utilisation_month as m on l.opened_on <= m.last_day
cross join range(2, 4) as t(basis)
union all
select l.facility_id, m.month, 3, t.at_day
from line as l
join turning as t on t.facility_id = l.facility_id and t.at_day >= l.opened_on
join utilisation_month as m on t.at_day >= m.month and t.at_day < m.last_day;

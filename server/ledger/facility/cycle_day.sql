-- The cycle day of every facility in each calendar month from that of from_on on, where it lies before
-- until_on: the close of a line's statement, as its source gave it or by its statement day; of a loan
-- the day of its instalment. Kind 1: revolving line.
create or replace macro cycle_day(from_on, until_on, known_at) as table
with cycle_month as (
  select unnest(generate_series(date_trunc('month', from_on::date), until_on::date - 1, interval 1 month))::date as month
),
given as (
  select facility_id, date_trunc('month', closed_on)::date as month, max(closed_on) as closed_on
  from statement
  where closed_on >= date_trunc('month', from_on::date) and closed_on < until_on::date
    and recorded_at <= known_at::timestamp
  group by all
),
day_in_month as (
  select
    f.facility_id, f.opened_on, m.month,
    case when f.kind = 1
         then coalesce(g.closed_on, close_of_month(f.statement_day, 12 * year(m.month) + month(m.month) - 1))
         else f.opened_on + to_months(date_diff('month', f.opened_on, m.month)::integer) end::date as at_day,
  from facility as f
  join cycle_month as m on m.month >= date_trunc('month', f.opened_on)
  left join given as g on g.facility_id = f.facility_id and g.month = m.month
  where f.recorded_at <= known_at::timestamp
)
select facility_id, month, at_day
from day_in_month
where at_day >= opened_on and at_day < until_on::date;

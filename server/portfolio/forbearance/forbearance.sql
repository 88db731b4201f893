-- Lines and loans in forbearance at the calendar month ends before as_of, of those that are on the active book
-- then: neither written off nor closed with nothing owed. State 2: forborne, and nothing graver.
create or replace macro forbearance(as_of, known_at, window_months) as table
with stood as (
  select
    date_trunc('month', m.month_end)::date as month, f.kind, m.facility_id,
    greatest(0, m.receivable) as receivable, coalesce(m.state = 2, false) as is_forborne,
  from facility_month(
    (date_trunc('month', last_month_end(as_of)) - to_months(window_months::integer - 1))::date, last_month_end(as_of), known_at) as m
  join facility as f on f.facility_id = m.facility_id
  where m.written_off is null and not (m.receivable <= 0 and coalesce(f.closed_on <= m.month_end, false))
),
spell as (
  select facility_id, date_trunc('month', since)::date as since_month, date_trunc('month', until)::date as until_month
  from facility_state
  where state = 2 and recorded_at <= known_at::timestamp
)
select
  month, kind,
  count(*) as of_facilities,
  count(case when is_forborne then 1 end) as facilities,
  count(case when (facility_id, month) in (select (facility_id, since_month) from spell) then 1 end) as began,
  count(case when (facility_id, month) in (select (facility_id, until_month) from spell) then 1 end) as ended,
  coalesce(sum(case when is_forborne then receivable end), 0)::decimal(18, 2) as receivable,
  (coalesce(sum(case when is_forborne then receivable end), 0) / nullif(sum(receivable), 0))::double as receivable_share,
from stood
group by month, kind;

create or replace view file_control_totals as
with counted as (
  select day, kind, status, sum(count)::bigint as count, sum(cents) as cents
  from day_total
  group by all
)
select
  on_day(day) || '-' || kind || '-' || status as total_id, on_day(day) as day, kind, status, count as rows,
  (cents::decimal(20, 0) * 0.01::decimal(3, 2))::decimal(18, 2) as amount,
from counted
order by day, kind, status;

create or replace view file_control_totals as
select
  on_day(day) || '-' || kind || '-' || status as total_id, on_day(day) as day, kind, status, count as rows,
  (cents::decimal(20, 0) * 0.01::decimal(3, 2))::decimal(18, 2) as amount,
from day_total
order by day, kind, status;

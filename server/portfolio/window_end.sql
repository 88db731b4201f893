-- Every facility at both ends of the days before as_of, as subjects for facility_balance.
create or replace macro window_end(as_of, known_at, window_days) as table
with end_day as (
  select unnest([as_of::date - window_days::integer, as_of::date]) as at_day
)
select row_number() over (order by f.facility_id, e.at_day) as subject_id, f.facility_id, e.at_day as as_of
from facility as f
join end_day as e on f.opened_on < e.at_day
where f.recorded_at <= known_at::timestamp;

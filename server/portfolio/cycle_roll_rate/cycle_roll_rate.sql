-- Moves of facilities between the days of their own cycles before as_of, at the end of each of these days.
create or replace macro cycle_roll_rate(as_of, known_at, window_months) as table
with cycle_end as materialized (
  select row_number() over (order by facility_id, month) as subject_id, facility_id, month, at_day, at_day + 1 as as_of
  from cycle_point(as_of, known_at, window_months::integer + 1)
),
cycle_end_state as (
  select
    c.facility_id, c.month, b.receivable as balance,
    roll_state(b.bucket, b.written_off, b.receivable, f.closed_on, c.at_day) as state,
  from facility_balance('cycle_end', known_at) as b
  join cycle_end as c on c.subject_id = b.subject_id
  join facility as f on f.facility_id = c.facility_id
)
select * from roll_of('cycle_end_state');

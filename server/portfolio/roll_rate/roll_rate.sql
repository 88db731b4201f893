-- Moves of facilities between the calendar month ends before as_of. Days past due at month ends can skip
-- a bucket, since months have unequal lengths: cycle_roll_rate does not.
create or replace macro roll_rate(as_of, known_at, window_months) as table
with month_end_point as (
  select
    m.facility_id, date_trunc('month', m.month_end)::date as month, m.receivable as balance,
    roll_state(m.bucket, m.written_off, m.receivable, f.closed_on, m.month_end) as state,
  from facility_month((last_month_end(as_of) - to_months(window_months::integer))::date, last_month_end(as_of), known_at) as m
  join facility as f on f.facility_id = m.facility_id
)
select * from roll_of('month_end_point');

-- Every facility at every calendar month end from the month of from_on up to that of to_on, from its opening
-- on: as facility_balance has it at the start of the day after.
create or replace macro facility_month(from_on, to_on, known_at) as table
with month_end as (
  select unnest(generate_series(date_trunc('month', from_on::date), date_trunc('month', to_on::date), interval 1 month)) as month_on
),
facility_month_end as materialized (
  select
    row_number() over (order by f.facility_id, m.month_on) as subject_id,
    f.facility_id, f.opened_on, (m.month_on + interval 1 month)::date as as_of,
  from facility as f
  join month_end as m on f.opened_on <= last_day(m.month_on::date)
  where f.recorded_at <= known_at::timestamp
)
select
  b.* exclude (subject_id, owed_on),
  (b.owed_on - 1)::date as month_end,
  date_diff('month', m.opened_on, (b.owed_on - 1)::date) as months_on_book,
from facility_balance('facility_month_end', known_at) as b
join facility_month_end as m on m.subject_id = b.subject_id;

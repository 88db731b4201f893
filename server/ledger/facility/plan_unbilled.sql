-- What the plans of each subject's line have not billed yet at the start of its day: all of it from the
-- first day on, less a part for each close since, nothing from the day a plan ended.
create or replace macro plan_unbilled(subjects, known_at) as table
with cycle as (
  select * from line_cycle(subjects, known_at)
)
select
  s.subject_id,
  sum(unbilled_after(p.principal, p.months,
    least(closes_before(c.statement_day, s.as_of), c.end_close)
      - greatest(c.first_close, closes_before(c.statement_day, p.started_on))))::decimal(18, 2) as unbilled,
from query_table(subjects) as s
join cycle as c on c.facility_id = s.facility_id
join instalment_plan as p on p.facility_id = s.facility_id
  and p.started_on < s.as_of and coalesce(p.ended_on >= s.as_of, true) and p.recorded_at <= known_at::timestamp
group by s.subject_id;

-- The days on which the subjects' instalment loans ask for their instalments: the monthly days after the
-- opening, but for those in forbearance (state 2) that began before the last of a facility's subjects, which
-- move all that come after. While no end of it is known those that follow have no day and no row.
create or replace macro loan_due(subjects, known_at) as table
with looked_at as (
  select s.facility_id, max(s.as_of) as last_on
  from query_table(subjects) as s
  group by s.facility_id
),
deferral as (
  select f.facility_id, f.since, coalesce(f.until, date '9999-12-31') as until,
    sum(least(600, date_diff('month', f.since, coalesce(f.until, f.since)) + 1)) over (partition by f.facility_id) as most,
  from facility_state as f
  join looked_at as l on l.facility_id = f.facility_id and f.since < l.last_on
  where f.state = 2 and f.recorded_at <= known_at::timestamp
),
monthly as (
  select facility_id, term_months,
    (opened_on + to_months(unnest(range(1, term_months + coalesce(
      (select max(most) from deferral as d where d.facility_id = f.facility_id), 0)::integer + 1))::integer))::date as day_on,
  from facility as f
  where kind = 2 and instalment > 0 and term_months > 0 and recorded_at <= known_at::timestamp
    and facility_id in (select facility_id from query_table(subjects))
)
select m.facility_id, row_number() over (partition by m.facility_id order by m.day_on) as instalment_no, m.day_on as due_on
from monthly as m
anti join deferral as d on d.facility_id = m.facility_id and m.day_on >= d.since and m.day_on <= d.until
qualify instalment_no <= m.term_months;

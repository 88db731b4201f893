-- The days on which the subjects' instalment loans ask for their instalments: the monthly days after the
-- opening, but for those in forbearance (state 2), which move all that come after.
create or replace macro loan_due(subjects, known_at) as table
with deferral as (
  select facility_id, since, coalesce(until, date '9999-12-31') as until,
    sum(least(600, date_diff('month', since, coalesce(until, since)) + 1)) over (partition by facility_id) as most,
  from facility_state
  where state = 2 and recorded_at <= known_at::timestamp and facility_id in (select facility_id from query_table(subjects))
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

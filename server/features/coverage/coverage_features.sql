-- How much of the windows before each subject's day was observed.
create or replace macro coverage_features(subjects, known_at) as table
with recent_statement as (
  select s.subject_id, count(*) as statements_6
  from query_table(subjects) as s
  join statement as t on t.facility_id = s.facility_id
    and t.closed_on < s.as_of and t.closed_on >= s.as_of - interval 6 month and t.recorded_at <= known_at::timestamp
  group by s.subject_id
)
select
  o.subject_id,
  o.coverage_30d,
  o.coverage_90d,
  o.coverage_180d,
  o.coverage_365d,
  (o.as_of - o.observed_from)::double as observed_days,
  case when o.facility_id is not null then coalesce(recent_statement.statements_6, 0)::double end as statements_6,
from query_table(subjects) as o
left join recent_statement using (subject_id);

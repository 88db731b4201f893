-- Limit in force of each subject's facility at the start of its day: the last permanent limit, and
-- what temporary ones add within their dates. NULL changed_on: still the first limit.
create or replace macro facility_limit(subjects, known_at) as table
with event as (
  select s.subject_id, s.as_of as at_on, e.effective_on, e.until, e.credit_limit, e.recorded_at
  from query_table(subjects) as s
  join facility as f on f.facility_id = s.facility_id and f.recorded_at <= known_at::timestamp
  join limit_event as e on e.facility_id = s.facility_id
    and e.effective_on < s.as_of and e.recorded_at <= known_at::timestamp
  where coalesce(f.closed_on >= s.as_of, true)
)
select
  subject_id,
  arg_max(case when until is null then credit_limit end,
          case when until is null then (effective_on, recorded_at) end) as permanent_limit,
  coalesce(sum(case when until >= at_on then credit_limit end), 0)::decimal(18, 2) as temporary_limit,
  (permanent_limit + temporary_limit)::decimal(18, 2) as credit_limit,
  case when count(case when until is null then 1 end) > 1
       then max(case when until is null then effective_on end) end as changed_on,
from event
group by subject_id;

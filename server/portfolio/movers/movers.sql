-- Facilities of the active book whose bucket, stage or score went another way between two days: those that
-- worsened in any of the three, or (direction `improved`) that improved in one and worsened in none. A
-- score moves by at least least_points, and only within one model. exposure: what is at stake now.
create or replace macro movers(as_of, known_at, from_on, direction, least_points) as table
with compared as (
  select
    *,
    case when model_id = model_id_before then score - score_before end as score_change,
    coalesce(bucket, 0) - coalesce(bucket_before, 0) as bucket_change,
    stage - stage_before as stage_change,
  from change_between(as_of, known_at, from_on)
  where was_open and written_off_before is null
),
judged as (
  select
    *,
    bucket_change > 0 or stage_change > 0 or coalesce(score_change <= -least_points, false) as has_worsened,
    bucket_change < 0 or stage_change < 0 or coalesce(score_change >= least_points, false) as has_improved,
  from compared
)
select
  j.source_id as facility, c.source_id as customer,
  coalesce(j.bucket_before, 0)::smallint as bucket_before, coalesce(j.bucket, 0)::smallint as bucket, j.dpd,
  j.stage_before::bigint as stage_before, j.stage::bigint as stage,
  j.score_before, j.score, j.score_change,
  j.receivable_before, j.receivable, j.written_off,
  (greatest(0, j.receivable) + j.holds + coalesce(j.written_off, 0))::decimal(18, 2) as exposure,
from judged as j
join customer as c on c.customer_id = j.customer_id
where case when direction = 'improved' then has_improved and not has_worsened else has_worsened end;

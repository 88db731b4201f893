-- Every facility that was open before as_of, as it stood at the start of the day from_on (NULL: not open
-- yet) and as it stands at the start of as_of, with its last published score on either day.
create or replace macro change_between(as_of, known_at, from_on) as table
with looked_at as (
  select facility_id, opened_on, unnest([from_on::date, as_of::date]) as at_day
  from facility
  where opened_on < as_of::date and recorded_at <= known_at::timestamp
),
change_point as materialized (
  select row_number() over (order by facility_id, at_day) as subject_id, facility_id, at_day as as_of
  from looked_at
  where opened_on < at_day
),
scored as (
  select p.subject_id,
    arg_max(s.score, (s.scored_on, s.run_id)) as score, arg_max(s.model_id, (s.scored_on, s.run_id)) as model_id,
  from change_point as p
  join score as s on s.facility_id = p.facility_id and s.scored_on <= p.as_of
  join published_run as r on r.run_id = s.run_id and r.published_at <= known_at::timestamp
  group by p.subject_id
),
stood as materialized (
  select b.*, s.score, s.model_id
  from facility_balance('change_point', known_at) as b
  left join scored as s on s.subject_id = b.subject_id
)
select
  f.facility_id, f.source_id, f.customer_id, f.kind, f.closed_on,
  b.facility_id is not null as was_open,
  b.bucket as bucket_before, b.stage as stage_before, b.receivable as receivable_before, b.holds as holds_before,
  b.written_off as written_off_before, b.recovered as recovered_before,
  b.score as score_before, b.model_id as model_id_before,
  n.bucket, n.dpd, n.stage, n.receivable, n.holds, n.written_off, n.recovered, n.score, n.model_id,
from stood as n
join facility as f on f.facility_id = n.facility_id
left join stood as b on b.facility_id = n.facility_id and b.owed_on = from_on::date
where n.owed_on = as_of::date;

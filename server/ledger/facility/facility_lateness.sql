-- How late the subjects' facilities were on every day that their balance asks for: the subjects' own, the
-- month ends since the opening (for the stage), and the days of payments where something other than
-- principal was charged (for what a payment pays first). `postings`: as facility_posting gives it. What is
-- kept is not computed again.
create or replace macro facility_lateness(subjects, postings, known_at) as table
with asked_until as (
  select f.facility_id, f.opened_on, max(s.as_of) as until_on
  from query_table(subjects) as s
  join facility as f on f.facility_id = s.facility_id and f.recorded_at <= known_at::timestamp
  group by all
),
lateness_day as (
  select s.facility_id, s.as_of as at_on
  from query_table(subjects) as s
  union
  select facility_id,
    unnest(generate_series(date_trunc('month', opened_on) + interval 1 month, until_on, interval 1 month))::date
  from asked_until
  union
  select facility_id, booked_on
  from query_table(postings)
  where paid > 0 and facility_id in (select facility_id from query_table(postings) where interest <> 0 or fees <> 0)
    and facility_id in (select facility_id from asked_until)
    and facility_id not in (select facility_id from kept_facility(known_at))
),
lateness_point as materialized (
  select row_number() over (order by facility_id, at_on) as subject_id, facility_id, at_on as as_of
  from lateness_day
),
kept_lateness as (
  select p.subject_id, k.*
  from lateness_point as p
  join lateness_kept as k on k.facility_id = p.facility_id and k.at_on = p.as_of
  where k.facility_id in (select facility_id from kept_facility(known_at))
),
open_point as materialized (
  select p.* from lateness_point as p anti join kept_lateness as k on k.subject_id = p.subject_id
),
-- A line that nothing was ever asked of is not late.
told as (
  select
    p.subject_id,
    case when d.subject_id is null and f.kind = 1 then 0 else d.dpd end as dpd,
    case when d.subject_id is null and f.kind = 1 then 0 else d.bucket end as bucket,
    case when d.subject_id is null and f.kind = 1 then 0 else d.months_late end as months_late,
    case when d.subject_id is null and f.kind = 1 then 0 else d.overdue_amount end as overdue_amount,
    d.basis,
  from open_point as p
  join facility as f on f.facility_id = p.facility_id and f.recorded_at <= known_at::timestamp
  left join facility_delinquency('open_point', known_at) as d on d.subject_id = p.subject_id
  union all
  select subject_id, dpd, bucket, months_late, overdue_amount, basis from kept_lateness
)
select
  p.subject_id, p.facility_id, p.as_of, p.as_of as at_on, p.as_of = date_trunc('month', p.as_of) as is_month_end,
  t.dpd, t.bucket, t.months_late, t.overdue_amount, t.basis,
from lateness_point as p
join told as t on t.subject_id = p.subject_id;

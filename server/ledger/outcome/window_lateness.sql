-- How late each line was on the day of its observation, and at worst within the window after it: looked at every month
-- from the day on and before each payment, where days past due are highest, as far as anything was observed.
-- `observations` (observation_no, facility_id, day_on, mature_on, material_from, material_share); on days with less
-- overdue than that amount, or than that share of all it owes (written off or not), a line is not late. Where a
-- source states months alone the least days of their bucket count.
create or replace macro window_lateness(observations, known_at) as table
with observed_until as (
  select max(observed_until) as until_on from coverage where recorded_at <= known_at::timestamp
),
-- Repayments and loan payments.
payment as (
  select facility_id, booked_on
  from transaction
  where kind in (4, 12) and status = 3 and recorded_at <= known_at::timestamp
),
look as (
  select facility_id, unnest(generate_series(day_on, mature_on, interval 1 month))::date as at_on
  from query_table(observations)
  union
  select p.facility_id, p.booked_on
  from payment as p
  join query_table(observations) as o on o.facility_id = p.facility_id
    and p.booked_on > o.day_on and p.booked_on <= o.mature_on
),
look_point as materialized (
  select row_number() over (order by facility_id, at_on) as subject_id, facility_id, at_on as as_of
  from look
  where at_on <= (select until_on from observed_until)
),
kept_look as (
  select p.subject_id, k.dpd, k.bucket, k.overdue_amount
  from look_point as p
  join lateness_kept as k on k.facility_id = p.facility_id and k.at_on = p.as_of
  where k.facility_id in (select facility_id from kept_facility(known_at))
),
open_look as materialized (
  select p.* from look_point as p anti join kept_look as k on k.subject_id = p.subject_id
),
lateness as materialized (
  select p.facility_id, p.as_of as at_on, d.overdue_amount, coalesce(d.dpd, least_days_of(d.bucket)) as dpd
  from look_point as p
  join (
    select * from kept_look
    union all
    select subject_id, dpd, bucket, overdue_amount from facility_delinquency('open_look', known_at)
  ) as d on d.subject_id = p.subject_id
),
-- Looks at which the share decides.
share_point as materialized (
  select row_number() over (order by facility_id, at_on) as subject_id, facility_id, at_on as as_of
  from lateness
  where dpd > 0 and facility_id in (select facility_id from query_table(observations) where material_share > 0)
),
share_posting as materialized (
  select * from facility_posting(known_at) where facility_id in (select facility_id from share_point)
),
exposure as (
  select p.facility_id, p.as_of as at_on, total.owed + coalesce(opening.owed, 0) as owed
  from share_point as p
  join facility_sum('share_point', 'share_posting') as total on total.subject_id = p.subject_id
  left join opening_owed('share_point', 'share_posting', known_at) as opening on opening.subject_id = p.subject_id
),
material as (
  select
    o.observation_no,
    l.at_on = o.day_on as is_then,
    case when l.overdue_amount < o.material_from or l.overdue_amount < o.material_share * e.owed then 0 else l.dpd end as dpd,
  from query_table(observations) as o
  join lateness as l on l.facility_id = o.facility_id and l.at_on >= o.day_on and l.at_on <= o.mature_on
  left join exposure as e on e.facility_id = l.facility_id and e.at_on = l.at_on
)
select observation_no, max(dpd) filter (is_then) as dpd_then, max(dpd) filter (not is_then) as worst_dpd
from material
group by observation_no;

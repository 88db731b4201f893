-- What became of every open line within twelve months of each of the days, by the written definition and from
-- payments alone. Excluded: under 6 months on book, over 30 days past due, fraud, charged off, forborne, or
-- nothing posted in 12 months. Then fraud; bad: ever over 90 days past due, charged off or forborne;
-- immature: not observed for 12 months; indeterminate: worst 31 to 90; good. Days past due are looked at
-- on each month end and before each payment, where they are highest. Codes of outcome and facility_state.
create or replace macro outcome_computed(days, known_at) as table
with observation as (
  select
    f.facility_id, f.customer_id, f.opened_on, d.day_on,
    (d.day_on + interval 12 month)::date as mature_on,
  from facility as f
  join (select unnest(days)::date as day_on) as d on f.opened_on < d.day_on and coalesce(f.closed_on >= d.day_on, true)
  where f.kind = 1 and f.recorded_at <= known_at::timestamp
),
outcome_posting as materialized (
  select *
  from facility_posting(known_at)
  where facility_id in (select facility_id from observation)
),
seen as (
  select max(observed_until) as until_on
  from coverage
  where relation = 'transaction' and recorded_at <= known_at::timestamp
),
outcome_day as (
  select facility_id, unnest(generate_series(day_on, mature_on, interval 1 month))::date as at_on
  from observation
  union
  select p.facility_id, p.booked_on
  from outcome_posting as p
  semi join observation as o on o.facility_id = p.facility_id and p.booked_on > o.day_on and p.booked_on <= o.mature_on
  where p.paid > 0
),
outcome_point as materialized (
  select row_number() over (order by facility_id, at_on) as subject_id, facility_id, at_on as as_of
  from outcome_day
  where at_on <= (select until_on from seen)
),
lateness as materialized (
  select p.facility_id, p.as_of as at_on, d.dpd
  from outcome_point as p
  join facility_delinquency('outcome_point', known_at) as d on d.subject_id = p.subject_id
),
late as (
  select o.facility_id, o.day_on,
    max(case when l.at_on = o.day_on then l.dpd end) as dpd_then,
    max(case when l.at_on > o.day_on then l.dpd end) as worst_dpd,
  from observation as o
  join lateness as l on l.facility_id = o.facility_id and l.at_on >= o.day_on and l.at_on <= o.mature_on
  group by all
),
told as (
  select o.facility_id, o.day_on,
    bool_or(s.state in (2, 3, 4) and s.since < o.day_on and coalesce(s.until >= o.day_on, true)) as was_apart,
    bool_or(s.state in (2, 3) and s.since >= o.day_on and s.since < o.mature_on) as went_bad,
    bool_or(s.state = 4 and s.since >= o.day_on and s.since < o.mature_on) as was_fraud,
  from observation as o
  join facility_state as s on s.facility_id = o.facility_id and s.recorded_at <= known_at::timestamp
  where s.since < (select until_on from seen)
  group by all
),
active as (
  select distinct o.facility_id, o.day_on
  from observation as o
  join outcome_posting as p on p.facility_id = o.facility_id
    and p.booked_on < o.day_on and p.booked_on >= o.day_on - interval 12 month
)
select
  o.facility_id, o.customer_id, o.day_on as observed_on, 12::smallint as horizon_months,
  'ever over 90 days past due, charged off or forborne within 12 months, by the ledger' as definition,
  case
    when o.opened_on > o.day_on - interval 6 month or late.dpd_then > 30 or told.was_apart or active.day_on is null then 5
    when told.was_fraud then 6
    when told.went_bad or late.worst_dpd > 90 then 2
    when o.mature_on > seen.until_on then 4
    when late.worst_dpd > 30 then 3
    else 1 end::smallint as outcome,
  o.mature_on as known_on,
  late.worst_dpd,
from observation as o
cross join seen
left join late on late.facility_id = o.facility_id and late.day_on = o.day_on
left join told on told.facility_id = o.facility_id and told.day_on = o.day_on
left join active on active.facility_id = o.facility_id and active.day_on = o.day_on;

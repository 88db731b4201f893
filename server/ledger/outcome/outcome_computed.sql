-- What became of every revolving line within the window after each day, by a written definition (definition.ts) and
-- from payments and statements alone. `observations` (definition, observed_on): definitions as JSON. In this order:
-- excluded on the day (reason: closed, a state, young, late, inactive); fraud within the window; bad, by days past due
-- or state; immature, where observation ends before the window does; excluded where the line itself was not watched
-- throughout (unobserved); indeterminate; good. Days past due are looked at every month from the day on and before
-- each payment, where they are highest. Codes of outcome and facility_state.
create or replace macro outcome_computed(observations, known_at) as table
with asked as (
  select distinct definition, observed_on as day_on, written_definition(definition) as written
  from query_table(observations)
),
rule as (
  select
    definition, day_on, (day_on + to_months(written.window_months))::date as mature_on, written,
    (day_on - to_months(written.exclude.months_on_book_under))::date as opened_by,
    (day_on - to_months(written.exclude.inactive_months))::date as active_from,
  from asked
),
watched_until as (
  select max(observed_until) as until_on from coverage where recorded_at <= known_at::timestamp
),
observation as materialized (
  select row_number() over (order by f.facility_id, r.day_on, r.definition) as observation_no,
    f.facility_id, f.customer_id, f.opened_on, f.closed_on, r.*
  from rule as r
  join facility as f on f.opened_on < r.day_on
  where f.kind = 1 and f.recorded_at <= known_at::timestamp
),
active as (
  select o.observation_no
  from observation as o
  semi join transaction as t on t.facility_id = o.facility_id and t.booked_on < o.day_on and t.booked_on >= o.active_from
    and t.status = 3 and t.recorded_at <= known_at::timestamp
),
spell as (
  select s.facility_id, s.since, s.until, word.name as state
  from facility_state as s
  join code as word on word.domain = 'facility_state' and word.code = s.state
  where s.recorded_at <= known_at::timestamp
),
told as (
  select
    o.observation_no,
    min(s.state) filter (s.since < o.day_on and coalesce(s.until >= o.day_on, true)
      and list_contains(o.written.exclude.states, s.state)) as state_then,
    bool_or(s.since >= o.day_on and list_contains(o.written.bad.states, s.state)) as went_bad,
    bool_or(s.since >= o.day_on and s.state = 'fraud' and o.written.exclude.fraud_within_window) as was_fraud,
  from observation as o
  join spell as s on s.facility_id = o.facility_id and s.since < o.mature_on
  where s.since < (select until_on from watched_until)
  group by o.observation_no
),
stood as materialized (
  select
    o.*, coalesce(told.went_bad, false) as went_bad, coalesce(told.was_fraud, false) as was_fraud,
    case
      when o.closed_on < o.day_on then 'closed'
      when told.state_then is not null then told.state_then
      when o.opened_on > o.opened_by then 'young'
      when o.active_from is not null and active.observation_no is null then 'inactive'
    end as reason,
  from observation as o
  left join told on told.observation_no = o.observation_no
  left join active on active.observation_no = o.observation_no
),
-- Repayments and loan payments.
payment as (
  select facility_id, booked_on
  from transaction
  where kind in (4, 12) and status = 3 and recorded_at <= known_at::timestamp
),
look as (
  select facility_id, unnest(generate_series(day_on, mature_on, interval 1 month))::date as at_on
  from stood
  where reason is null
  union
  select p.facility_id, p.booked_on
  from payment as p
  join stood as s on s.facility_id = p.facility_id and p.booked_on > s.day_on and p.booked_on <= s.mature_on
  where s.reason is null
),
outcome_point as materialized (
  select row_number() over (order by facility_id, at_on) as subject_id, facility_id, at_on as as_of
  from look
  where at_on <= (select until_on from watched_until)
),
kept_point as (
  select p.subject_id, k.dpd, k.bucket, k.overdue_amount
  from outcome_point as p
  join lateness_kept as k on k.facility_id = p.facility_id and k.at_on = p.as_of
  where k.facility_id in (select facility_id from kept_facility(known_at))
),
open_point as materialized (
  select p.* from outcome_point as p anti join kept_point as k on k.subject_id = p.subject_id
),
lateness as (
  select p.facility_id, p.as_of as at_on, d.dpd, d.bucket, d.overdue_amount
  from outcome_point as p
  join (
    select * from kept_point
    union all
    select subject_id, dpd, bucket, overdue_amount from facility_delinquency('open_point', known_at)
  ) as d on d.subject_id = p.subject_id
),
material as (
  select s.observation_no, l.at_on = s.day_on as is_then,
    case when l.overdue_amount < s.written.material_from then 0 else coalesce(l.dpd, least_days_of(l.bucket)) end as dpd,
  from stood as s
  join lateness as l on l.facility_id = s.facility_id and l.at_on >= s.day_on and l.at_on <= s.mature_on
  where s.reason is null
),
late as (
  select observation_no, max(dpd) filter (is_then) as dpd_then, max(dpd) filter (not is_then) as worst_dpd
  from material
  group by observation_no
),
-- Loads overlap and adjoin: each adds the days that no earlier one reached.
stretch as (
  select
    s.facility_id, c.relation, c.observed_until,
    greatest(c.observed_from, max(c.observed_until) over (
      partition by s.facility_id, c.relation order by c.observed_from, c.observed_until
      rows between unbounded preceding and 1 preceding)) as adds_from,
  from (select distinct facility_id, customer_id from stood where reason is null) as s
  join coverage as c on c.customer_id = s.customer_id and c.recorded_at <= known_at::timestamp
    and (c.facility_id = s.facility_id or (c.facility_id is null and c.account_id is null))
),
watched_days as (
  select s.observation_no, sum(overlap(t.adds_from, t.observed_until, s.day_on, least(s.mature_on, s.closed_on + 1))) as days
  from stood as s
  join stretch as t on t.facility_id = s.facility_id
  where s.reason is null
  group by s.observation_no, t.relation
),
watched as (
  select observation_no, max(days) as days from watched_days group by observation_no
),
judged as (
  select
    s.* exclude (reason), late.worst_dpd, until_on,
    coalesce(s.reason, case when late.dpd_then > s.written.exclude.dpd_over then 'late' end) as reason,
    s.went_bad or coalesce(late.worst_dpd > s.written.bad.dpd_over, false) as is_bad,
    coalesce(late.worst_dpd > s.written.indeterminate.dpd_over, false) as is_unsure,
    coalesce(watched.days >= least(s.mature_on, s.closed_on + 1) - s.day_on, false) as is_watched,
  from stood as s
  cross join watched_until
  left join late on late.observation_no = s.observation_no
  left join watched on watched.observation_no = s.observation_no
)
select
  facility_id, customer_id, definition, day_on as observed_on, written.window_months::smallint as horizon_months,
  case
    when reason is not null then 5
    when was_fraud then 6
    when is_bad then 2
    when mature_on > until_on then 4
    when not is_watched then 5
    when is_unsure then 3
    else 1 end::smallint as outcome,
  case
    when reason is not null then reason
    when not was_fraud and not is_bad and mature_on <= until_on and not is_watched then 'unobserved'
  end as reason,
  mature_on as known_on,
  worst_dpd,
from judged;

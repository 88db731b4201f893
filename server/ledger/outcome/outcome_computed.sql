-- What became of every revolving line within the window after each day, by a written definition (definition.ts) and
-- from payments and statements alone. `observations` (definition, observed_on): definitions as JSON. In this order:
-- excluded on the day (reason: closed, a state, young, late, inactive); fraud within the window; bad, by days past due
-- or state; immature, where observation ends before the window does; excluded where the line itself was not watched
-- throughout (unobserved); indeterminate; good. Codes of outcome.
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
  semi join transaction as t on t.facility_id = o.facility_id and t.status = 3
    and t.booked_on < o.day_on and t.booked_on >= o.active_from and t.recorded_at <= known_at::timestamp
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
outcome_observation as materialized (
  select observation_no, facility_id, customer_id, day_on, mature_on,
    written.material_from, coalesce(written.material_share, 0) as material_share,
    least(mature_on, closed_on + 1) as last_on,
  from stood
  where reason is null
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
  left join window_lateness('outcome_observation', known_at) as late on late.observation_no = s.observation_no
  left join window_watched('outcome_observation', known_at) as watched on watched.observation_no = s.observation_no
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

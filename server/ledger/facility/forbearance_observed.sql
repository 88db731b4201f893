-- Days over which a facility is in forbearance or observed after it, and the least of the five classes that it is
-- in then, by each `forbearance_rule` while that holds: the class is at least that at the start of every day after
-- began_on through ends_on. Each month end in that time at which something is past due begins the observation anew.
-- `lateness`: as facility_lateness gives it.
create or replace macro forbearance_observed(lateness, known_at) as table
with rule as (
  select *, lead(effective_on, 1, date '9999-12-31') over (order by effective_on) as next_on
  from forbearance_rule
),
-- What begins an observation, and through which day it then lasts.
beginning as (
  select
    r.effective_on, f.facility_id, true as is_forbearance, f.since as began_on,
    coalesce(f.until + to_months(r.observed_months::integer), date '9999-12-31')::date as ends_on,
  from facility_state as f, rule as r
  where f.state = 2 and f.recorded_at <= known_at::timestamp
    and f.facility_id in (select facility_id from query_table(lateness))
  union all
  select
    r.effective_on, m.facility_id, false, m.at_on - 1,
    (m.at_on - 1 + to_months(r.observed_months::integer))::date,
  from query_table(lateness) as m
  join rule as r on r.is_begun_anew
  where m.is_month_end and coalesce(m.dpd, least_days_of(m.bucket)) > 0
    and m.facility_id in (select facility_id from facility_state where state = 2 and recorded_at <= known_at::timestamp)
),
reached as (
  select *,
    max(ends_on) over (
      partition by effective_on, facility_id order by began_on, is_forbearance desc
      rows between unbounded preceding and 1 preceding
    ) as reached_on,
  from beginning
),
-- Those that begin before the last one is over are one; one without forbearance was never observed.
joined as (
  select *,
    count(case when began_on > reached_on then 1 end) over (
      partition by effective_on, facility_id order by began_on, is_forbearance desc rows unbounded preceding
    ) as span_no,
  from reached
)
select
  j.facility_id, r.effective_on, r.next_on, r.least_five_tier,
  min(case when j.is_forbearance then j.began_on end) as began_on,
  max(j.ends_on) as ends_on,
from joined as j
join rule as r on r.effective_on = j.effective_on
group by j.facility_id, r.effective_on, r.next_on, r.least_five_tier, j.span_no
having bool_or(j.is_forbearance);

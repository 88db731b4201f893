-- What became of subjects as of each of the days, good or bad, as far as it is known by now. `observations`
-- (definition, observed_on): by a written definition, a JSON text, the ledger tells it once its window is over; where
-- there is none (NULL) the outcomes are the source's own.
create or replace macro matured_outcome(observations, known_at) as table
with watched as (
  select max(observed_until) as until_on from coverage where recorded_at <= known_at::timestamp
),
told_by_now as (
  select definition, observed_on
  from query_table(observations)
  where definition is not null
    and observed_on + to_months(written_definition(definition).window_months) <= (select until_on from watched)
)
select
  coalesce(2 * facility_id, 2 * customer_id + 1) as subject_id, null::varchar as definition, observed_on,
  outcome = 2 as bad,
from outcome
where recorded_at <= known_at::timestamp and outcome in (1, 2)
  and observed_on in (select observed_on from query_table(observations) where definition is null)
union all
select 2 * facility_id, definition, observed_on, outcome = 2
from outcome_computed('told_by_now', known_at)
where outcome in (1, 2);

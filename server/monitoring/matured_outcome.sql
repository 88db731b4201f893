-- What became of subjects as of each of the days, good or bad, as far as it is known by now: the source's outcomes,
-- or, for a day it gave none of, the ledger's own. A day whose year is not over yet has none of those: its bads
-- show before its goods.
create or replace macro matured_outcome(days, known_at) as table
with untold as (
  select day
  from (select unnest(days)::date as day)
  where day not in (select observed_on from outcome where recorded_at <= known_at::timestamp)
),
computed as (
  select *
  from outcome_computed(coalesce((select list(day) from untold), []::date[]), known_at)
  qualify count(*) filter (where outcome = 4) over (partition by observed_on) = 0
)
select coalesce(2 * facility_id, 2 * customer_id + 1) as subject_id, observed_on, outcome = 2 as bad
from outcome
where recorded_at <= known_at::timestamp and list_contains(days, observed_on) and outcome in (1, 2)
union all
select 2 * facility_id, observed_on, outcome = 2
from computed
where outcome in (1, 2);

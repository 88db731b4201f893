-- What people made of a model's decisions by an instant, one a subject and day: raised (low-side), lowered (high-side) or
-- kept as they were; and what became of their subjects since, on the days on which one was overridden. Whoever could
-- not be evaluated is left out: there was no score to override.
create or replace macro override_effect(of_model, known_by) as table
with approved as (
  select decision_id, arg_max(side, override_id) as side
  from override_judged
  where verdict = 2 and judged_at <= known_by::timestamp
  group by decision_id
),
made as materialized (
  select d.subject_id, d.decided_for, d.pd, a.side
  from counted_decision as d
  left join approved as a on a.decision_id = d.decision_id
  where d.model_id = of_model and d.outcome <> 7 and d.decided_at <= known_by::timestamp
  qualify row_number() over (
    partition by d.subject_id, d.decided_for order by a.side is null, d.decision_id desc
  ) = 1
),
foretold as materialized (
  select distinct
    decided_for as observed_on,
    (select (document -> '$.target.written.document')::varchar from model where model_id = of_model) as definition,
  from made
  where side is not null
),
became as materialized (
  select subject_id, observed_on, bool_or(bad) as bad
  from matured_outcome('foretold', known_by)
  group by subject_id, observed_on
)
select
  coalesce(m.side, 'kept') as side,
  count(*) as decisions,
  count(b.bad) as known,
  count(case when b.bad then 1 end) as bads,
  avg(case when b.bad is not null then m.pd end) as mean_pd,
from made as m
left join became as b on b.subject_id = m.subject_id and b.observed_on = m.decided_for
group by m.side;

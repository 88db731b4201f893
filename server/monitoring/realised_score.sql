-- Past scores beside what became of their subjects since, by the definition that their model learned from: those
-- of published runs, and those that challengers gave in shadow, of the same subjects.
create or replace macro realised_score(known_at) as table
with scored as (
  select run_id, model_id, false as shadow, subject_id, scored_on, score, pd from score
  union all
  select run_id, model_id, true, subject_id, scored_on, score, pd from shadow_score
),
foretold as materialized (
  select s.model_id, s.scored_on as observed_on, (m.document -> '$.target.written.document')::varchar as definition
  from (select distinct model_id, scored_on from scored where run_id in (select run_id from published_run)) as s
  join model as m on m.model_id = s.model_id
),
matured as materialized (
  select * from matured_outcome('foretold', known_at)
)
select s.run_id, s.model_id, s.shadow, s.scored_on, s.subject_id, s.score, s.pd, m.bad::integer as bad
from scored as s
join published_run as r on r.run_id = s.run_id
join foretold as f on f.model_id = s.model_id and f.observed_on = s.scored_on
join matured as m on m.subject_id = s.subject_id and m.observed_on = s.scored_on
  and m.definition is not distinct from f.definition;

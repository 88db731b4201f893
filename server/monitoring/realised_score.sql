-- Past scores beside what became of their subjects since: those of published runs, and those that challengers
-- gave in shadow, of the same subjects.
create or replace macro realised_score(known_at) as table
with matured as materialized (
  select *
  from matured_outcome((select list(distinct as_of_day) from published_run), known_at)
),
scored as (
  select run_id, model_id, false as shadow, subject_id, scored_on, score, pd from score
  union all
  select run_id, model_id, true, subject_id, scored_on, score, pd from shadow_score
)
select s.run_id, s.model_id, s.shadow, s.scored_on, s.subject_id, s.score, s.pd, m.bad::integer as bad
from scored as s
join matured as m on m.subject_id = s.subject_id and m.observed_on = s.scored_on
join published_run as r on r.run_id = s.run_id;

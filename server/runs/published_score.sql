-- Scores of published runs, with the source's own ids.
create or replace view published_score as
select
  s.run_id, s.subject_id, c.source_id as customer, f.source_id as facility, s.scored_on,
  s.model_id, s.score, s.pd, s.points, s.reasons, m.reason_baseline, s.customer_id, s.facility_id,
from score as s
join published_run as r using (run_id)
left join model_state as m on m.model_id = s.model_id
left join customer as c using (customer_id)
left join facility as f on f.facility_id = s.facility_id;

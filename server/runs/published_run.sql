-- Runs whose rows may be shown, with the names of what they used.
create or replace view published_run as
select
  r.run_id, r.as_of_day, r.known_at, r.model_id, m.name as model_name, r.policy_version,
  p.name as policy_name, r.data_version, r.subjects, r.unevaluable, r.started_at, r.published_at,
  r.actor,
from run as r
left join model as m using (model_id)
left join policy as p using (policy_version)
where r.status = 'published';

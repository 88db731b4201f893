-- What asks for somebody's attention, of the newest run of each model that tells it: scores or characteristics that
-- have shifted, scores that tell less apart than they promised, PDs that are too low or too high.
create or replace macro monitor_alert(known_at) as table
with shifted as (
  select * from drift
  qualify rank() over (partition by model_id order by as_of_day desc, run_id desc) = 1
),
realised as materialized (
  select * from realised_performance(known_at)
  qualify rank() over (partition by model_id order by scored_on desc, run_id desc) = 1
)
select
  model_id, run_id, as_of_day, 'drift' as kind, feature, verdict, psi as measured, by_chance as expected,
from shifted
where verdict <> 'stable'
union all
select model_id, run_id, scored_on, 'discrimination', '', discrimination, auc, promised_auc
from realised
where discrimination = 'alert'
union all
select model_id, run_id, scored_on, 'level', '', level, mean_pd, bad_rate
from realised
where level <> 'stable';

-- Past PDs beside what came true, in ten bands of equal count of each run and model, the riskiest last.
create or replace macro realised_calibration(known_at) as table
with banded as (
  select *, ntile(10) over (partition by run_id, model_id, shadow order by pd, subject_id) as band
  from realised_score(known_at)
)
select
  run_id, model_id, shadow, band,
  count(*) as subjects,
  sum(bad) as bads,
  avg(pd) as mean_pd,
  avg(bad) as bad_rate,
  wilson_bound(sum(bad)::double, count(*)::double, -1) as bad_rate_lower,
  wilson_bound(sum(bad)::double, count(*)::double, 1) as bad_rate_upper,
from banded
group by all;

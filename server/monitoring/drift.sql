-- How far the subjects of each run have shifted from the training rows: PSI of the score (feature empty) and CSI
-- of every characteristic, an empty cell counting half; what chance alone stays under; how many points the
-- shift of a characteristic moves the mean score by; the run that is the reference where training rows tell nothing
-- (drift_reference); and the verdict: alert, watch or stable (monitor_rule).
create or replace view drift as
with share as (
  select
    *,
    sum(then_rows) over part as then_total,
    sum(now_rows) over part as now_total,
  from drift_cell
  window part as (partition by run_id, model_id, feature)
),
term as (
  select
    *,
    coalesce(nullif(now_rows, 0), 0.5) / now_total as a,
    coalesce(nullif(then_rows, 0), 0.5) / then_total as e,
  from share
  where then_total > 0 and now_total > 0
),
measured as (
  select
    run_id, model_id, feature,
    count(*) as cells,
    any_value(then_total) as then_rows,
    any_value(now_total) as now_rows,
    sum((a - e) * ln(a / e)) as psi,
    sum(case when feature <> '' then (now_rows / now_total - then_rows / then_total) * cell end) as points_shift,
  from term
  group by all
)
select
  m.run_id, r.as_of_day, m.model_id, m.feature, m.cells, m.then_rows, m.now_rows, m.psi,
  psi_by_chance(m.then_rows, m.now_rows, m.cells, rule.chance_quantile) as by_chance,
  m.points_shift,
  first.run_id as reference_run,
  case
    when m.psi <= psi_by_chance(m.then_rows, m.now_rows, m.cells, rule.chance_quantile) then 'stable'
    when m.psi >= rule.psi_alert then 'alert'
    when m.psi >= rule.psi_watch then 'watch'
    else 'stable'
  end as verdict,
from measured as m
join published_run as r using (run_id)
left join drift_reference as first on first.model_id = m.model_id and first.feature = m.feature
asof join monitor_rule as rule on rule.effective_on <= r.as_of_day;

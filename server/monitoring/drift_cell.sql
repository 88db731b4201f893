-- The bins of each score and characteristic of a run: subjects then (training) and now. A cell that one of them
-- has and the other has not is there with 0.
create or replace view drift_cell as
with counted as (
  select run_id, model_id, feature, cell, subjects as now_rows, 0 as then_rows
  from run_distribution
  union all
  select r.run_id, t.model_id, t.feature, t.cell, 0, t.subjects
  from training_distribution as t
  join (select distinct run_id, model_id, feature from run_distribution) as r using (model_id, feature)
)
select
  run_id, model_id, feature, cell,
  sum(then_rows)::double as then_rows,
  sum(now_rows)::double as now_rows,
from counted
group by all
having sum(then_rows) + sum(now_rows) > 0;

-- How well past scores told apart who went bad since, a row a run and model: AUC with its standard error (DeLong),
-- KS, Brier, mean PD beside the bad rate and its 95% bounds (Wilson), and the AUC that held-back rows promised.
-- `discrimination`: alert where the 95% interval of the AUC lies below that promise; `level`: where the mean
-- PD lies outside the bounds of the bad rate, too low or too high.
create or replace macro realised_performance(known_at) as table
with placed as (
  select
    *,
    rank() over everyone + (count(*) over tied - 1) / 2 as place,
    rank() over own + (count(*) over (partition by run_id, model_id, shadow, bad, score) - 1) / 2 as own_place,
    sum(bad) over everyone as bads_up_to,
    sum(1 - bad) over everyone as goods_up_to,
    sum(bad) over whole as bads,
    sum(1 - bad) over whole as goods,
  from realised_score(known_at)
  window
    whole as (partition by run_id, model_id, shadow),
    everyone as (partition by run_id, model_id, shadow order by score),
    tied as (partition by run_id, model_id, shadow, score),
    own as (partition by run_id, model_id, shadow, bad order by score)
),
placement as (
  select
    *,
    case when bad = 0 then (place - own_place) / bads else 1 - (place - own_place) / goods end as part,
  from placed
  where bads > 0 and goods > 0
),
measured as (
  select
    run_id, model_id, shadow, scored_on,
    count(*) as subjects,
    any_value(bads) as bads,
    avg(part) filter (where bad = 0) as auc,
    sqrt(var_samp(part) filter (where bad = 0) / any_value(goods)
         + var_samp(part) filter (where bad = 1) / any_value(bads)) as auc_se,
    max(abs(bads_up_to / bads - goods_up_to / goods)) as ks,
    avg((pd - bad) ^ 2) as brier,
    avg(pd) as mean_pd,
    avg(bad) as bad_rate,
  from placement
  group by all
),
bounded as (
  select
    m.*,
    wilson_bound(m.bads::double, m.subjects::double, -1) as bad_rate_lower,
    wilson_bound(m.bads::double, m.subjects::double, 1) as bad_rate_upper,
    (model.document ->> '$.metrics.heldBack.auc')::double as promised_auc,
  from measured as m
  join model using (model_id)
)
select
  *,
  case
    when promised_auc is null or auc_se is null then 'unknown'
    when auc + 1.959963984540054 * auc_se < promised_auc then 'alert'
    else 'stable'
  end as discrimination,
  case
    when mean_pd < bad_rate_lower then 'too low'
    when mean_pd > bad_rate_upper then 'too high'
    else 'stable'
  end as level,
from bounded;

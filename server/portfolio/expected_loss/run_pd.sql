-- Every published run, and why expected loss may not take its PD from it (refusal): its model must foretell the
-- lender's own default within 12 months, and on rows held back its mean PD must lie within three standard
-- errors of what came true.
create or replace view run_pd as
with told as (
  select
    r.run_id, r.as_of_day, r.published_at, m.model_id,
    (m.document ->> '$.target.horizonMonths')::double as horizon,
    m.document ->> '$.target.definition' as definition,
    (select outcome_definition from lender limit 1) as default_definition,
    (m.document ->> '$.metrics.heldBack.meanPd')::double as mean_pd,
    (m.document ->> '$.metrics.heldBack.badRate')::double as bad_rate,
    (m.document ->> '$.metrics.heldBack.rows')::double as held_back,
  from published_run as r
  join model as m on m.model_id = r.model_id
)
select
  run_id, as_of_day, published_at, model_id,
  case
    when horizon is distinct from 12 then
      'expected loss needs a 12-month PD: model ' || model_id || ' has a horizon of '
        || coalesce(horizon::integer || ' months', 'no stated length')
    when definition is distinct from default_definition then
      'expected loss needs the PD of the lender''s default, ' || coalesce('"' || default_definition || '"', 'which is not written down')
        || ': model ' || model_id || ' foretells "' || coalesce(definition, '') || '"'
    when mean_pd is null or bad_rate is null or held_back is null then
      'expected loss needs a calibrated PD: model ' || model_id || ' has no figures of rows held back'
    when abs(mean_pd - bad_rate) > 3 * sqrt(bad_rate * (1 - bad_rate) / held_back) then
      'expected loss needs a calibrated PD: of model ' || model_id || ' the mean PD is ' || round(mean_pd, 4)
        || ', and ' || round(bad_rate, 4) || ' came true'
  end as refusal,
from told;

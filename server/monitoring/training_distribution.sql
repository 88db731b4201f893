-- How the training rows of each model lay in its bins: cells as in run_distribution, from the model document.
create or replace view training_distribution as
with document as (
  select
    model_id,
    from_json(document, '{
      "characteristics": [{"feature": "VARCHAR", "bins": [{"points": "DOUBLE", "count": "DOUBLE"}]}],
      "training": {"scores": {"counts": ["DOUBLE"]}}
    }') as model,
  from model
),
characteristic as (
  select model_id, unnest(model.characteristics) as one from document
),
bin as (
  select model_id, one.feature as feature, unnest(one.bins) as bin from characteristic
),
band as (
  select
    model_id,
    generate_subscripts(model.training.scores.counts, 1) - 1 as cell,
    unnest(model.training.scores.counts) as subjects,
  from document
)
select model_id, feature, bin.points as cell, sum(bin.count) as subjects
from bin
group by all
union all
select model_id, '', cell::double, subjects
from band;

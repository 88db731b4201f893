-- How the training rows of each model lay in its bins (of segments: by segment): cells as in run_distribution,
-- from the model document.
create or replace view training_distribution as
with document as (
  select
    model_id,
    from_json(document, '{
      "characteristics": [{"feature": "VARCHAR", "bins": [{"points": "DOUBLE", "count": "DOUBLE"}]}],
      "segments": [{"name": "VARCHAR", "card": {
        "characteristics": [{"feature": "VARCHAR", "bins": [{"points": "DOUBLE", "count": "DOUBLE"}]}]
      }}],
      "training": {"scores": {"counts": ["DOUBLE"]}}
    }') as model,
  from model
),
segment as (
  select model_id, unnest(model.segments) as one from document
),
characteristic as (
  select model_id, '' as prefix, unnest(model.characteristics) as one from document
  union all
  select model_id, one.name || ': ', unnest(one.card.characteristics) from segment
),
bin as (
  select model_id, prefix || one.feature as feature, unnest(one.bins) as bin from characteristic
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

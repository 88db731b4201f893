-- How the training rows of each model lay in its bins (of segments: by segment): cells as in run_distribution,
-- from the model document: of a sloped characteristic its bands of values, or, where the document has none, the
-- first run that counted them (drift_reference).
create or replace view training_distribution as
with document as (
  select
    model_id,
    from_json(document, '{
      "characteristics": [{
        "feature": "VARCHAR",
        "bins": [{"kind": "VARCHAR", "points": "DOUBLE", "count": "DOUBLE", "slope": "DOUBLE"}],
        "bands": {"points": ["DOUBLE"], "counts": ["DOUBLE"]}
      }],
      "segments": [{"name": "VARCHAR", "card": {"characteristics": [{
        "feature": "VARCHAR",
        "bins": [{"kind": "VARCHAR", "points": "DOUBLE", "count": "DOUBLE", "slope": "DOUBLE"}],
        "bands": {"points": ["DOUBLE"], "counts": ["DOUBLE"]}
      }]}}],
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
told as (
  select
    model_id, prefix || one.feature as feature, one.bins, one.bands,
    len(list_filter(one.bins, lambda bin: bin.slope is not null)) > 0 as sloped,
  from characteristic
),
bin as (
  select model_id, feature, sloped, unnest(bins) as bin from told where not sloped or bands is not null
),
value_band as (
  select model_id, feature, unnest(bands.points) as points, unnest(bands.counts) as subjects
  from told
  where sloped and bands is not null
),
cell as (
  select model_id, feature, bin.points as cell, bin.count as subjects
  from bin
  where not sloped or bin.kind <> 'range'
  union all
  select model_id, feature, points, subjects from value_band
  union all
  select d.model_id, d.feature, d.cell, d.subjects
  from run_distribution as d
  join drift_reference as r using (run_id, model_id, feature)
),
band as (
  select
    model_id,
    generate_subscripts(model.training.scores.counts, 1) - 1 as cell,
    unnest(model.training.scores.counts) as subjects,
  from document
)
select model_id, feature, cell, sum(subjects) as subjects
from cell
group by all
union all
select model_id, '', cell::double, subjects
from band;

-- Every model with the state it is in, that of its newest event, a draft without one; since when, who put it
-- there, who validated it last, the baseline its reasons hold points against, what it foretells in words, and the
-- digest of the definition that the ledger told outcomes by.
create or replace view model_state as
with newest as (
  select
    model_id,
    arg_max(to_state, event_id) as state,
    arg_max("at", event_id) as since,
    arg_max(actor, event_id) as moved_by,
    arg_max(actor, event_id) filter (where to_state = 'validated') as validated_by,
  from model_event
  group by model_id
)
select
  m.model_id, m.name, m.kind,
  coalesce(n.state, 'draft') as state,
  coalesce(n.since, m.created_at) as since,
  m.actor as trained_by, n.validated_by,
  coalesce(n.moved_by, m.actor) as moved_by,
  coalesce(m.document ->> '$.training.table', '') <> 'true' as of_ledger,
  coalesce(
    m.document ->> '$.baseline.kind',
    m.document ->> '$.segments[0].card.baseline.kind',
    'mean'
  ) as reason_baseline,
  m.document ->> '$.target.definition' as outcome,
  m.document ->> '$.target.written.digest' as definition,
  m.created_at,
from model as m
left join newest as n using (model_id);

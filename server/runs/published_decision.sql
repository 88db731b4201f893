-- Decisions that count, decoded and with the source's own ids.
create or replace view published_decision as
select
  d.decision_id, d.run_id, d.subject_id, c.source_id as customer, f.source_id as facility,
  d.decided_for, d.model_id, d.policy_version, o.name as outcome, d.score, d.pd, d.band,
  d.utilisation, d.utilisation_band, d.current_limit, d.target, d.quota,
  (d.quota - coalesce(d.current_limit, 0))::decimal(18, 2) as change,
  d.binding_rule, d.runner_up_rule, d.rule_hits, d.unevaluated, d.reasons, d.facts, d.decided_at,
  d.actor, m.reason_baseline, d.customer_id, d.facility_id,
from counted_decision as d
join code as o on o.domain = 'decision' and o.code = d.outcome
left join model_state as m on m.model_id = d.model_id
left join customer as c on c.customer_id = d.customer_id
left join facility as f on f.facility_id = d.facility_id;

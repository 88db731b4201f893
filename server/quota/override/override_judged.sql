-- Overrides with what was said of them, and which way each goes: change is the quota after less that before, a
-- refusal being 0; above 0 it is raised (a low-side override), else lowered (high-side).
create or replace view override_judged as
select
  o.*,
  v.verdict, v.note as verdict_note, v."at" as judged_at, v.actor as judged_by,
  (coalesce(o.quota_after, 0) - coalesce(o.quota_before, 0))::decimal(18, 2) as change,
  case when change > 0 then 'raised' else 'lowered' end as side,
from quota_override as o
left join override_verdict as v on v.override_id = o.override_id;

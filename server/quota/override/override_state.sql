-- Overrides as override_judged has them, all of each subject, with the state they are in on a day: proposed, then approved or rejected, and expired once its last day
-- is over; a rejected one stays that. stands: of those approved for its subject the last. applied_on: since when the
-- ledger has its quota as the limit, as far as it was told after the approval.
create or replace macro override_state(overrides, on_day) as table
with judged as (
  select
    *,
    case
      when verdict = 3 then 3
      when valid_until < on_day::date then 4
      else coalesce(verdict, 1)
    end as state,
  from query_table(overrides)
),
limit_set as (
  select j.override_id, min(e.effective_on) as applied_on
  from judged as j
  join decision as d on d.decision_id = j.decision_id
  join limit_event as e on e.facility_id = d.facility_id
    and e.until is null and e.credit_limit = j.quota_after and e.recorded_at >= j.judged_at
  where j.verdict = 2
  group by j.override_id
)
select
  j.* exclude (verdict), s.applied_on,
  j.state = 2 and row_number() over (
    partition by j.subject_id, j.state order by j.judged_at desc, j.override_id desc
  ) = 1 as stands,
from judged as j
left join limit_set as s using (override_id);

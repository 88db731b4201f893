-- The state each subject's facility was put in at the start of its day, beside what its payments say: the
-- gravest of its spells (NULL: none), each by itself, and when it was charged off. Codes: facility_state.
create or replace macro facility_state_on(subjects, known_at) as table
with spell as (
  select s.subject_id, f.state, f.since
  from query_table(subjects) as s
  join facility_state as f on f.facility_id = s.facility_id
    and f.since < s.as_of and coalesce(f.until >= s.as_of, true) and f.recorded_at <= known_at::timestamp
)
select
  subject_id,
  arg_min(state, case state when 3 then 1 when 4 then 2 when 2 then 3 else 4 end) as state,
  bool_or(state = 1) as is_frozen,
  bool_or(state = 2) as is_forborne,
  bool_or(state = 4) as is_fraud,
  min(case when state = 3 then since end) as charged_off_on,
from spell
group by subject_id;

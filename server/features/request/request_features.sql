-- The loan that is asked for on the subject's day: known, because it is the question itself.
create or replace macro request_features(subjects, known_at) as table
select
  s.subject_id,
  f.principal::double as request_principal,
  f.term_months::double as request_term_months,
  f.instalment::double as request_instalment,
from query_table(subjects) as s
join facility as f on f.facility_id = s.facility_id
  and f.kind = 2 and f.opened_on = s.as_of and f.recorded_at <= known_at::timestamp;

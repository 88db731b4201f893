-- What each subject's facility owed before the first of its `postings` (as facility_posting gives them): the
-- balance of its source's last statement before that and before its day. No row: there is no such statement.
create or replace macro opening_owed(subjects, postings, known_at) as table
with first_posting as (
  select facility_id, min(booked_on) as first_on from query_table(postings) group by facility_id
)
select p.subject_id, arg_max(s.balance, s.closed_on) as owed
from query_table(subjects) as p
left join first_posting as f on f.facility_id = p.facility_id
join statement as s on s.facility_id = p.facility_id and s.recorded_at <= known_at::timestamp
  and s.closed_on < least(p.as_of, f.first_on)
group by p.subject_id;

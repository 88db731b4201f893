-- Of each of these subjects (subject_id) the newest decision that counts: for the latest day the last made.
create or replace macro newest_decision(subjects) as table
select d.*
from counted_decision as d
where d.subject_id in (select s.subject_id from query_table(subjects) as s)
qualify row_number() over (
  partition by d.subject_id order by d.decided_for desc, d.decided_at desc, d.decision_id desc
) = 1;

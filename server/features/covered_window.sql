-- The windows that were wholly observed, per subject: their days (0: the whole life observed without a
-- gap), their length, and the last bucket that belongs to them. What is not here gives NULL.
create or replace macro covered_window(subjects) as table
select subject_id, 30 as days, 30::bigint as length_days, 0 as last_bucket
from query_table(subjects) where coverage_30d >= 1
union all
select subject_id, 90, 90, 1 from query_table(subjects) where coverage_90d >= 1
union all
select subject_id, 180, 180, 2 from query_table(subjects) where coverage_180d >= 1
union all
select subject_id, 365, 365, 3 from query_table(subjects) where coverage_365d >= 1
union all
select s.subject_id, 0, s.as_of - s.observed_from, 4
from query_table(subjects) as s where s.observed_from is not null;

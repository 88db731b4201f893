-- Statements that had closed before the day as_of and were known.
create or replace macro statements_as_of(as_of, known_at) as table
select *
from statement
where closed_on < as_of::date and recorded_at <= known_at::timestamp;

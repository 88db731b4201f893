-- How late every facility with a statement is at the start of the day as_of, as known at known_at.
create or replace macro delinquency(as_of, known_at) as table
with every_facility as (
  select facility_id as subject_id, customer_id, facility_id, as_of::date as as_of
  from facility
  where opened_on < as_of::date and recorded_at <= known_at::timestamp
)
select facility_id, dpd, bucket, months_late, overdue_amount, basis
from facility_delinquency('every_facility', known_at);

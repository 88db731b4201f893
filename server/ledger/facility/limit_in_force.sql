-- Limit of every facility at the start of the day as_of, as known at known_at.
create or replace macro limit_in_force(as_of, known_at) as table
with every_facility as (
  select facility_id as subject_id, customer_id, facility_id, as_of::date as as_of
  from facility
  where opened_on < as_of::date and recorded_at <= known_at::timestamp
)
select subject_id as facility_id, credit_limit, permanent_limit, temporary_limit, changed_on
from facility_limit('every_facility', known_at);

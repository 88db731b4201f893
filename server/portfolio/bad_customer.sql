-- Of each customer with a facility whose lateness is known at the start of the day as_of: whether any is
-- over 90 days past due or charged off.
create or replace macro bad_customer(as_of, known_at) as table
with late as (
  select facility_id, bucket >= 4 as bad from delinquency(as_of, known_at)
  union all
  select facility_id, true from charge_off_day(as_of, known_at)
)
select f.customer_id, bool_or(late.bad) as bad
from late
join facility as f on f.facility_id = late.facility_id
group by f.customer_id;

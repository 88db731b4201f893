-- Facilities that are charged off at the start of the day as_of, and from which day. State 3: charged off.
create or replace macro charge_off_day(as_of, known_at) as table
select facility_id, min(since) as charged_off_on
from facility_state
where state = 3 and since < as_of::date and coalesce(until >= as_of::date, true)
  and recorded_at <= known_at::timestamp
group by facility_id;

-- Facilities charged off at the start of the day as_of: what was owed then, and what was recovered since,
-- as the ledger has both.
create or replace macro charge_off(as_of, known_at) as table
with charged_off_point as materialized (
  select facility_id as subject_id, facility_id, charged_off_on, as_of::date as as_of
  from charge_off_day(as_of, known_at)
)
select
  b.facility_id, b.customer_id, p.charged_off_on,
  greatest(0, b.written_off)::decimal(18, 2) as amount,
  b.recovered,
from facility_balance('charged_off_point', known_at) as b
join charged_off_point as p on p.facility_id = b.facility_id;

-- Facilities of which what is kept answers a question asked with the knowledge of known_at, and the start
-- of the last day it reaches.
create or replace macro kept_facility(known_at) as table
select facility_id, until_on
from facility_kept
where known_from <= known_at::timestamp;

-- Repayments that were taken back before as_of: the reversal names the repayment.
create or replace macro returned_repayment(as_of, known_at) as table
select r.transaction_id, r.facility_id, r.booked_on as returned_on, o.booked_on as repaid_on, r.amount
from transaction as r
join transaction as o
  on o.facility_id = r.facility_id and o.source_id = r.original_source_id and o.kind = 4 and o.status <> 2
where r.kind = 3 and r.status <> 2 and r.booked_on < as_of::date and r.recorded_at <= known_at::timestamp;

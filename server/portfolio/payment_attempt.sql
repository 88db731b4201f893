-- Payments that customers tried to make from a day until as_of (not included): purchases, withdrawals
-- and transfers out. `took_place`: approved, or posted without having been asked for. A clearing posts
-- an earlier purchase and is no attempt of its own; refunds and reversals are not taken off.
create or replace macro payment_attempt(from_day, as_of, known_at) as table
select
  transaction_id, source_id, customer_id, account_id, facility_id, merchant_id, booked_on,
  kind, channel, funding, category, place_code, amount, decline_reason, decline_hits,
  status <> 2 as took_place,
from transaction
where direction = -1 and kind in (1, 5, 8)
  and booked_on >= from_day::date and booked_on < as_of::date and recorded_at <= known_at::timestamp;

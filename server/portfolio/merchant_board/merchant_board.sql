-- Merchants by what was paid to them in the days before as_of.
create or replace macro merchant_board(as_of, known_at, window_days) as table
with paid as (
  select merchant_id as key, customer_id, booked_on, amount, took_place
  from payment_attempt(as_of::date - 2 * window_days::integer, as_of, known_at)
  where merchant_id is not null
)
select m.source_id as merchant, m.name, m.place_code, b.* exclude (key)
from board_of('paid', as_of, known_at, window_days) as b
join merchant as m on m.merchant_id = b.key;

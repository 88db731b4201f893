-- Places by what was paid in them in the days before as_of; NULL where a payment names none.
create or replace macro place_board(as_of, known_at, window_days) as table
with paid as (
  select place_code as key, customer_id, booked_on, amount, took_place
  from payment_attempt(as_of::date - 2 * window_days::integer, as_of, known_at)
)
select b.key as place, p.name, p.tier, b.* exclude (key)
from board_of('paid', as_of, known_at, window_days) as b
left join place as p on p.place_code = b.key;

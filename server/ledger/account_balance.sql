-- Balance of each account at the start of the day as_of: computed from its movements, and as the
-- source states it. Accounts whose source states no balance have no known opening, so no row.
create or replace macro account_balance(as_of, known_at) as table
select
  account_id,
  arg_max(balance, booked_on) as balance,
  arg_max(stated_balance, booked_on) as stated_balance,
  max(booked_on) as last_movement_on,
from account_day_end(as_of, known_at)
group by account_id;

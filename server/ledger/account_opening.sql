-- What an account held before the first day on which its source states a balance. Rows of one day
-- have no order: the day began with the row whose balance before it no other row of the day left
-- behind. Sources round balances, so two that differ by less than half a unit are the same.
create or replace macro account_opening(as_of, known_at) as table
with stated as (
  select account_id, booked_on, transaction_id, stated_balance, stated_balance - direction * amount as before_row
  from transaction
  where account_id is not null and stated_balance is not null and status <> 2
    and booked_on < as_of::date and recorded_at <= known_at::timestamp
),
first_day as (
  select account_id, min(booked_on) as first_on
  from stated
  group by account_id
),
opening_row as (
  select stated.*
  from stated
  join first_day on first_day.account_id = stated.account_id and first_day.first_on = stated.booked_on
),
linked as (
  select
    a.account_id, a.booked_on, a.before_row, a.transaction_id,
    bool_or(b.transaction_id is not null) as follows_another,
  from opening_row as a
  left join opening_row as b
    on b.account_id = a.account_id and b.transaction_id <> a.transaction_id
    and abs(b.stated_balance - a.before_row) < .5
  group by all
)
select
  account_id,
  booked_on as first_on,
  arg_min(before_row, (follows_another, transaction_id))::decimal(18, 2) as opening_balance,
from linked
group by account_id, booked_on;

-- Balance of each account at the end of each day with a movement: computed from the opening and
-- every movement since, beside the balance that the source states. Of a day's stated balances the
-- day's last is the one nearest to the computed end, since rows of one day have no order.
create or replace macro account_day_end(as_of, known_at) as table
with moved as (
  select t.account_id, t.booked_on, t.direction * t.amount as movement, t.stated_balance, o.opening_balance
  from transaction as t
  join account_opening(as_of, known_at) as o on o.account_id = t.account_id and t.booked_on >= o.first_on
  -- What the quota pays does not move the account.
  where t.status <> 2 and t.funding <> 1
    and t.booked_on < as_of::date and t.recorded_at <= known_at::timestamp
),
day_net as (
  select account_id, booked_on, opening_balance, count(*) as movements, sum(movement)::decimal(18, 2) as net
  from moved
  group by all
),
computed as (
  select
    account_id, booked_on, movements,
    (opening_balance + sum(net) over (partition by account_id order by booked_on))::decimal(18, 2) as balance,
  from day_net
)
select
  computed.account_id,
  computed.booked_on,
  computed.movements,
  computed.balance,
  arg_min(moved.stated_balance, abs(moved.stated_balance - computed.balance)) as stated_balance,
from computed
join moved on moved.account_id = computed.account_id and moved.booked_on = computed.booked_on
group by all;

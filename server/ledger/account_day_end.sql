-- Balance of each account at the end of each day with a movement: computed from the opening and
-- every movement since, beside the balance that the source states. Of a day's stated balances the
-- day's last is the one nearest to the computed end, since rows of one day have no order.
create or replace macro account_day_end(as_of, known_at) as table
-- An approval has moved the account already: its clearing (kind 13) corrects what it moved.
with authorised as (
  select account_id, source_id, amount
  from transaction
  where status = 1 and recorded_at <= known_at::timestamp
    and source_id in (select original_source_id from transaction where kind = 13)
),
moved as (
  select t.account_id, t.booked_on, t.stated_balance, o.opening_balance,
    t.direction * (t.amount - case when t.kind = 13 then coalesce(cleared.amount, 0) else 0 end) as movement,
  from transaction as t
  join account_opening(as_of, known_at) as o on o.account_id = t.account_id and t.booked_on >= o.first_on
  left join authorised as cleared on cleared.account_id = t.account_id and cleared.source_id = t.original_source_id
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

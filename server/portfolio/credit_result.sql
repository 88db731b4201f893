-- What lines and loans brought in the days before as_of, in one row: fees, interest and penalties
-- charged, the cost of funds, and charged off less recovered in these days.
create or replace macro credit_result(as_of, known_at, window_days) as table
with earned as (
  select sum(amount) as amount
  from transaction
  where facility_id is not null and kind in (9, 10, 11) and direction = -1 and status <> 2
    and booked_on >= as_of::date - window_days::integer and booked_on < as_of::date
    and recorded_at <= known_at::timestamp
),
funded as (
  select sum(cost) as amount from funding_cost(as_of, known_at, window_days)
),
lost as (
  select sum(amount - recovered) as amount, count(*) - count(amount) as not_known
  from charge_off(as_of, known_at)
),
lost_before as (
  select sum(amount - recovered) as amount
  from charge_off(as_of::date - window_days::integer, known_at)
)
select
  coalesce(earned.amount, 0)::decimal(18, 2) as interest_income,
  coalesce(funded.amount, 0)::decimal(18, 2) as funding_cost,
  (coalesce(lost.amount, 0) - coalesce(lost_before.amount, 0))::decimal(18, 2) as net_loss,
  lost.not_known as without_loss,
from earned, funded, lost, lost_before;

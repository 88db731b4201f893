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
end_point as materialized (
  select * from window_end(as_of, known_at, window_days)
),
end_balance as materialized (
  select * from facility_balance('end_point', known_at)
),
funded as (
  select sum(cost) as amount from funding_of('end_balance', as_of, known_at, window_days)
),
-- A charge-off that was undone meanwhile is no loss any more.
lost as (
  select sum((greatest(0, written_off) - recovered) * case when owed_on = as_of::date then 1 else -1 end) as amount
  from end_balance
  where written_off is not null
)
select
  coalesce(earned.amount, 0)::decimal(18, 2) as interest_income,
  coalesce(funded.amount, 0)::decimal(18, 2) as funding_cost,
  coalesce(lost.amount, 0)::decimal(18, 2) as net_loss,
from earned, funded, lost;

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
-- A charge-off that was undone meanwhile is no loss any more.
lost_point as materialized (
  select row_number() over (order by facility_id, at_day) as subject_id, facility_id, at_day as as_of
  from (
    select facility_id, as_of::date as at_day from charge_off_day(as_of, known_at)
    union
    select facility_id, as_of::date - window_days::integer from charge_off_day(as_of::date - window_days::integer, known_at)
  )
),
lost as (
  select sum((greatest(0, written_off) - recovered) * case when owed_on = as_of::date then 1 else -1 end) as amount
  from facility_balance('lost_point', known_at)
)
select
  coalesce(earned.amount, 0)::decimal(18, 2) as interest_income,
  coalesce(funded.amount, 0)::decimal(18, 2) as funding_cost,
  coalesce(lost.amount, 0)::decimal(18, 2) as net_loss,
from earned, funded, lost;

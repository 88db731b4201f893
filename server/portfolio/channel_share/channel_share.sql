-- What was paid by each channel in each of the last calendar months before as_of, and how many of its
-- attempts were declined.
create or replace macro channel_share(as_of, known_at, window_months) as table
with by_customer as (
  select
    date_trunc('month', booked_on)::date as month, channel, customer_id,
    count(*) as attempts,
    count(case when took_place then 1 end) as payments,
    coalesce(sum(case when took_place then amount end), 0)::decimal(18, 2) as amount,
  from payment_attempt(first_month(as_of, window_months), as_of, known_at)
  group by all
),
by_channel as (
  select
    month, channel,
    sum(attempts) as attempts,
    sum(payments) as payments,
    sum(amount)::decimal(18, 2) as amount,
    count(case when payments > 0 then 1 end) as customers,
  from by_customer
  group by all
)
select
  month, channel,
  payments::bigint as payments,
  amount,
  customers,
  (payments / nullif(sum(payments) over whole_month, 0))::double as payment_share,
  (amount / nullif(sum(amount) over whole_month, 0))::double as amount_share,
  money_part(amount, 1, payments)::decimal(18, 2) as mean_ticket,
  (attempts - payments)::bigint as declined,
  ((attempts - payments) / attempts)::double as decline_rate,
from by_channel
window whole_month as (partition by month);

-- What part of spending was paid from the quota in each of the last months before as_of, by channel
-- and for all (channel NULL). What states no funding is in neither part; what was paid from both is in
-- the whole alone, so that the share is a lower bound where there is such.
create or replace macro credit_paid_share(as_of, known_at, window_months) as table
with counted as (
  select
    date_trunc('month', booked_on)::date as month, channel, funding,
    count(*) as payments, sum(amount)::decimal(18, 2) as amount,
  from payment_attempt(first_month(as_of, window_months), as_of, known_at)
  where took_place
  group by all
)
select
  month, channel,
  sum(payments)::bigint as payments,
  sum(amount)::decimal(18, 2) as amount,
  sum(case when funding = 1 then payments else 0 end)::bigint as quota_payments,
  sum(case when funding = 1 then amount else 0 end)::decimal(18, 2) as quota_amount,
  sum(case when funding = 2 then amount else 0 end)::decimal(18, 2) as savings_amount,
  sum(case when funding = 3 then amount else 0 end)::decimal(18, 2) as mixed_amount,
  sum(case when funding = 0 then amount else 0 end)::decimal(18, 2) as not_stated_amount,
  (quota_amount / nullif(sum(case when funding <> 0 then amount end), 0))::double as quota_share,
from counted
group by grouping sets ((month, channel), (month));

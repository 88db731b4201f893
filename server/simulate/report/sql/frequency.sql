-- Payments in the last twelve months of the history, a month, of customers who had come before it: by way of paying,
-- of those who paid in that way at all.
with last_year as (
  select account_id, channel, count(*) / 12.0 as payments
  from transactions
  where kind = 'purchase' and status <> 'declined'
    and occurred_at >= (select date_trunc('month', max(occurred_at)) - interval 11 month from transactions)
  group by account_id, channel
)
select 'frequency' as measure, channel::varchar as part, avg(payments) as value
from last_year
group by channel;

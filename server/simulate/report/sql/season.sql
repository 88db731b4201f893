-- What a calendar month spends online against the mean of the twelve months around it, over all years
-- that have both halves.
with monthly as (
  select date_trunc('month', occurred_at)::date as month, sum(amount)::double as amount
  from transactions
  where kind = 'purchase' and status <> 'declined' and channel = 'online'
  group by all
),
around as (
  select month, amount,
    -- Twelve months with the half of both at the ends.
    (sum(amount) over (order by month rows between 6 preceding and 6 following)
      - (lag(amount, 6) over (order by month) + lead(amount, 6) over (order by month)) / 2) / 12 as trend,
  from monthly
)
select 'season' as measure, strftime(month, '%m') as part, avg(amount / trend) as value
from around
where trend is not null
group by part;

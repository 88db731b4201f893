-- Merchants and points of sale that took each channel at the end of each of the last months before
-- as_of. Points of sale are summed where they are stated: NULL where no merchant states any.
create or replace macro acceptance_growth(as_of, known_at, window_months) as table
with taken as (
  select merchant_id, channel, since, until, terminals,
    min(since) over (partition by merchant_id, channel) as first_since,
  from merchant_acceptance
  where since < as_of::date and recorded_at <= known_at::timestamp
)
select
  m.month,
  t.channel,
  count(distinct case when coalesce(t.until >= m.end_day, true) then t.merchant_id end) as merchants,
  count(distinct case when t.first_since >= m.month then t.merchant_id end) as new_merchants,
  count(distinct case when t.until >= m.month and t.until < m.end_day then t.merchant_id end) as ended_merchants,
  sum(case when coalesce(t.until >= m.end_day, true) then t.terminals end)::bigint as terminals,
  count(distinct case when coalesce(t.until >= m.end_day, true) and t.terminals is null then t.merchant_id end) as without_terminals,
from months_until(as_of, window_months) as m
join taken as t on t.since < m.end_day and coalesce(t.until >= m.month, true)
group by m.month, t.channel;

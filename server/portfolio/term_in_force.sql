-- Terms that held with a partner for a channel on each day asked for: of `points` (partner_id, channel,
-- at_day) those that have any. Terms of the channel itself go before those for all channels; each hold
-- until the next ones. Rates are as wide as decimals get: a product of narrow ones overflows.
create or replace macro term_in_force(points, known_at) as table
with point as (
  select distinct partner_id, channel, at_day from query_table(points)
)
select
  p.partner_id, p.channel, p.at_day,
  t.fee_rate::decimal(38, 9) as fee_rate,
  t.partner_share::decimal(38, 9) as partner_share,
  t.subsidy_share::decimal(38, 9) as subsidy_share,
  t.funding_share::decimal(38, 9) as funding_share,
  t.funding_rate::decimal(38, 9) as funding_rate,
from point as p
join partner_term as t on t.partner_id = p.partner_id and t.effective_on <= p.at_day
where (t.channel is null or t.channel = p.channel) and t.recorded_at <= known_at::timestamp
qualify row_number() over (
  partition by p.partner_id, p.channel, p.at_day
  order by t.channel is not null desc, t.effective_on desc, t.recorded_at desc, t.source_id) = 1;

-- Income: cash deposits and transfers that came in, without interest, refunds and reversals. Sums in
-- the lender's currency.
create or replace macro income_features(subjects, buckets) as table
with summed as (
  select
    w.subject_id, w.days, w.length_days,
    coalesce(sum(b.income_count), 0)::double as credits,
    coalesce(sum(b.income_sum), 0)::double as received,
    sum(b.income_squares) as squares,
    sum(b.income_moment) as moment,
    max(b.income_max)::double as largest,
    min(b.income_last)::double as last_days_ago,
    sum(b.pension_sum) as pension,
    sum(b.cash_in_sum) as cash,
    sum(b.spend_sum) as spent,
  from covered_window(subjects) as w
  left join query_table(buckets) as b on b.subject_id = w.subject_id and b.bucket <= w.last_bucket
  group by all
),
figure as materialized (
  select
    subject_id, days, credits, received, largest, last_days_ago,
    received / nullif(credits, 0) as mean,
    spread_of(credits, received, squares) as spread,
    trend_of(days, received, moment) as trend,
    received * 30 / length_days as received_monthly,
    credits * 30 / length_days as credits_monthly,
    share_of(pension, received) as pension_share,
    share_of(cash, received) as cash_share,
    share_of(spent, received) as spend_to_income,
  from summed
)
select
  s.subject_id,
  w30d.credits as income_count_30d,
  w30d.received as income_sum_30d,
  w30d.mean as income_mean_30d,
  w30d.spread as income_spread_30d,
  w30d.trend as income_trend_30d,
  w90d.credits as income_count_90d,
  w90d.received as income_sum_90d,
  w90d.mean as income_mean_90d,
  w90d.spread as income_spread_90d,
  w90d.trend as income_trend_90d,
  w90d.spend_to_income as spend_to_income_90d,
  w180d.credits as income_count_180d,
  w180d.received as income_sum_180d,
  w180d.mean as income_mean_180d,
  w180d.spread as income_spread_180d,
  w180d.trend as income_trend_180d,
  w180d.received_monthly as income_monthly_180d,
  w180d.pension_share as pension_share_180d,
  w180d.cash_share as cash_income_share_180d,
  w180d.spend_to_income as spend_to_income_180d,
  w365d.credits as income_count_365d,
  w365d.received as income_sum_365d,
  w365d.mean as income_mean_365d,
  w365d.spread as income_spread_365d,
  w365d.trend as income_trend_365d,
  wlife.mean as income_mean_life,
  wlife.spread as income_spread_life,
  wlife.received_monthly as income_monthly_life,
  wlife.credits_monthly as income_count_monthly_life,
  wlife.largest as income_max_life,
  wlife.pension_share as pension_share_life,
  wlife.cash_share as cash_income_share_life,
  wlife.spend_to_income as spend_to_income_life,
  wlife.last_days_ago as days_since_income,
from query_table(subjects) as s
left join figure as w30d on w30d.subject_id = s.subject_id and w30d.days = 30
left join figure as w90d on w90d.subject_id = s.subject_id and w90d.days = 90
left join figure as w180d on w180d.subject_id = s.subject_id and w180d.days = 180
left join figure as w365d on w365d.subject_id = s.subject_id and w365d.days = 365
left join figure as wlife on wlife.subject_id = s.subject_id and wlife.days = 0;

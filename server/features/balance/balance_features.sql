-- Balances of the subject's accounts, where the source states one after a movement. Levels and spread
-- are over movements; days below zero are from day ends, which hold until the next movement. Sums in
-- the lender's currency.
create or replace macro balance_features(subjects, known_at) as table
with stated as (
  select
    o.subject_id, o.as_of - t.booked_on as days_ago, t.account_id, t.booked_on, t.transaction_id,
    t.stated_balance, t.stated_balance - t.direction * t.amount as before_row, t.kind, t.amount,
    t.booked_on - o.observed_from >= 30 as is_settled,
  from query_table(subjects) as o
  join transaction as t
    on t.customer_id = o.customer_id and t.booked_on < o.as_of and t.booked_on >= o.rows_from
  where t.recorded_at <= known_at::timestamp and t.stated_balance is not null and t.status <> 2
),
bucketed as (
  select
    subject_id, bucket_of_days(days_ago) as bucket,
    count(*) as rows_stated,
    sum(stated_balance) as balance_sum,
    sum(stated_balance::double * stated_balance::double) as balance_squares,
    min(stated_balance) as balance_min,
    max(stated_balance) as balance_max,
    -- An account begins with whatever it was opened with: its lows mean nothing at first.
    min(case when is_settled then stated_balance end) as settled_min,
    count(case when kind = 11 then 1 end) as penalty_count,
    sum(case when kind = 10 then amount end) as interest_sum,
    min(case when stated_balance < 0 then days_ago end) as negative_days_ago,
  from stated
  group by all
),
last_day as (
  select subject_id, account_id, max(booked_on) as last_on
  from stated
  group by all
),
-- Days whose end is asked for: the last one of each account, and all of those ever below zero.
asked as (
  select stated.*
  from stated
  join last_day using (subject_id, account_id)
  where booked_on = last_on
    or subject_id in (select subject_id from bucketed where negative_days_ago is not null)
),
-- Rows of a day have no order: its last is the one whose balance no other row of the day began with.
followed as (
  select
    a.subject_id, a.account_id, a.booked_on, a.transaction_id, a.stated_balance,
    bool_or(b.transaction_id is not null) as has_next,
  from asked as a
  left join asked as b
    on b.subject_id = a.subject_id and b.account_id = a.account_id and b.booked_on = a.booked_on
    and b.transaction_id <> a.transaction_id and abs(b.before_row - a.stated_balance) < .5
  group by all
),
day_end as (
  select subject_id, account_id, booked_on, arg_max(stated_balance, (not has_next, transaction_id)) as balance
  from followed
  group by all
),
latest as (
  select day_end.subject_id, sum(balance)::double as balance_latest
  from day_end
  join last_day using (subject_id, account_id)
  where booked_on = last_on
  group by day_end.subject_id
),
spell as (
  select
    subject_id, balance, booked_on,
    lead(booked_on) over (partition by subject_id, account_id order by booked_on) as next_on,
  from day_end
),
below as (
  select
    w.subject_id, w.days,
    sum(overlap(spell.booked_on, coalesce(spell.next_on, o.as_of), o.as_of - w.length_days::int, o.as_of)) as below_zero,
  from spell
  join query_table(subjects) as o on o.subject_id = spell.subject_id
  join covered_window(subjects) as w on w.subject_id = spell.subject_id
  where spell.balance < 0
  group by all
),
summed as (
  select
    w.subject_id, w.days, w.length_days,
    sum(b.rows_stated) as rows_stated,
    sum(b.balance_sum)::double as total,
    sum(b.balance_squares) as squares,
    min(b.balance_min)::double as lowest,
    max(b.balance_max)::double as highest,
    min(b.settled_min)::double as settled,
    coalesce(sum(b.penalty_count), 0)::double as penalties,
    coalesce(sum(b.interest_sum), 0)::double as interest,
    min(b.negative_days_ago)::double as negative_days_ago,
  from covered_window(subjects) as w
  -- Where the source states no balances at all there is nothing to say, not a zero.
  semi join latest on latest.subject_id = w.subject_id
  left join bucketed as b on b.subject_id = w.subject_id and b.bucket <= w.last_bucket
  group by all
),
figure as materialized (
  select
    summed.subject_id, summed.days, lowest, highest, settled, penalties, negative_days_ago,
    total / nullif(rows_stated, 0) as mean,
    spread_of(rows_stated, total, squares) as spread,
    spread_of(rows_stated, total, squares) / nullif(abs(total / nullif(rows_stated, 0)), 0) as volatility,
    interest * 30 / length_days as interest_monthly,
    coalesce(below.below_zero, 0)::double as below_zero,
  from summed
  left join below on below.subject_id = summed.subject_id and below.days = summed.days
)
select
  s.subject_id,
  latest.balance_latest,
  w30d.mean as balance_mean_30d,
  w30d.lowest as balance_min_30d,
  w30d.spread as balance_spread_30d,
  w30d.below_zero as days_below_zero_30d,
  w30d.penalties as penalty_count_30d,
  w90d.mean as balance_mean_90d,
  w90d.lowest as balance_min_90d,
  w90d.spread as balance_spread_90d,
  w90d.below_zero as days_below_zero_90d,
  w90d.penalties as penalty_count_90d,
  w180d.mean as balance_mean_180d,
  w180d.lowest as balance_min_180d,
  w180d.spread as balance_spread_180d,
  w180d.below_zero as days_below_zero_180d,
  w180d.penalties as penalty_count_180d,
  w365d.mean as balance_mean_365d,
  w365d.lowest as balance_min_365d,
  w365d.spread as balance_spread_365d,
  w365d.below_zero as days_below_zero_365d,
  w365d.penalties as penalty_count_365d,
  wlife.mean as balance_mean_life,
  wlife.lowest as balance_min_life,
  wlife.spread as balance_spread_life,
  wlife.below_zero as days_below_zero_life,
  wlife.penalties as penalty_count_life,
  wlife.highest as balance_max_life,
  wlife.volatility as balance_volatility_life,
  wlife.settled as balance_min_settled,
  wlife.negative_days_ago as days_since_negative,
  wlife.interest_monthly as interest_monthly_life,
from query_table(subjects) as s
left join latest on latest.subject_id = s.subject_id
left join figure as w30d on w30d.subject_id = s.subject_id and w30d.days = 30
left join figure as w90d on w90d.subject_id = s.subject_id and w90d.days = 90
left join figure as w180d on w180d.subject_id = s.subject_id and w180d.days = 180
left join figure as w365d on w365d.subject_id = s.subject_id and w365d.days = 365
left join figure as wlife on wlife.subject_id = s.subject_id and wlife.days = 0;

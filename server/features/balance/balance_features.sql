-- Balances of the subject's accounts, where the source states one after a movement. Levels and spread
-- are over movements; days below zero are from day ends, which hold until the next movement. Sums in
-- the lender's currency.
create or replace macro balance_features(subjects, known_at) as table
with stated as (
  select
    o.subject_id, o.as_of - t.booked_on as days_ago, t.account_id, t.booked_on, t.transaction_id,
    t.stated_balance, t.stated_balance - t.direction * t.amount as before_row, t.kind, t.amount,
  from query_table(subjects) as o
  join transaction as t
    on t.customer_id = o.customer_id and t.booked_on < o.as_of and t.booked_on >= o.observed_from
  where t.recorded_at <= known_at::timestamp and t.stated_balance is not null and t.status <> 2
),
bucketed as (
  select
    subject_id,
    (days_ago > 30)::tinyint + (days_ago > 90)::tinyint + (days_ago > 180)::tinyint + (days_ago > 365)::tinyint as bucket,
    count(*) as rows_stated,
    sum(stated_balance) as balance_sum,
    sum(stated_balance::double * stated_balance::double) as balance_squares,
    min(stated_balance) as balance_min,
    max(stated_balance) as balance_max,
    count(case when kind = 11 then 1 end) as penalty_count,
    sum(case when kind = 10 then amount end) as interest_sum,
    min(case when stated_balance < 0 then days_ago end) as last_negative,
  from stated
  group by all
),
windowed as (
  select
    subject_id,
    sum(case when bucket <= 0 then rows_stated end) as rows_stated_30,
    sum(case when bucket <= 0 then balance_sum end) as balance_sum_30,
    sum(case when bucket <= 0 then balance_squares end) as balance_squares_30,
    sum(case when bucket <= 0 then penalty_count end) as penalty_count_30,
    min(case when bucket <= 0 then balance_min end) as balance_min_30,
    max(case when bucket <= 0 then balance_max end) as balance_max_30,
    sum(case when bucket <= 1 then rows_stated end) as rows_stated_90,
    sum(case when bucket <= 1 then balance_sum end) as balance_sum_90,
    sum(case when bucket <= 1 then balance_squares end) as balance_squares_90,
    sum(case when bucket <= 1 then penalty_count end) as penalty_count_90,
    min(case when bucket <= 1 then balance_min end) as balance_min_90,
    max(case when bucket <= 1 then balance_max end) as balance_max_90,
    sum(case when bucket <= 2 then rows_stated end) as rows_stated_180,
    sum(case when bucket <= 2 then balance_sum end) as balance_sum_180,
    sum(case when bucket <= 2 then balance_squares end) as balance_squares_180,
    sum(case when bucket <= 2 then penalty_count end) as penalty_count_180,
    min(case when bucket <= 2 then balance_min end) as balance_min_180,
    max(case when bucket <= 2 then balance_max end) as balance_max_180,
    sum(case when bucket <= 3 then rows_stated end) as rows_stated_365,
    sum(case when bucket <= 3 then balance_sum end) as balance_sum_365,
    sum(case when bucket <= 3 then balance_squares end) as balance_squares_365,
    sum(case when bucket <= 3 then penalty_count end) as penalty_count_365,
    min(case when bucket <= 3 then balance_min end) as balance_min_365,
    max(case when bucket <= 3 then balance_max end) as balance_max_365,
    sum(rows_stated) as rows_stated_life,
    sum(balance_sum) as balance_sum_life,
    sum(balance_squares) as balance_squares_life,
    sum(penalty_count) as penalty_count_life,
    sum(interest_sum) as interest_sum_life,
    min(balance_min) as balance_min_life,
    max(balance_max) as balance_max_life,
    min(last_negative) as last_negative,
  from bucketed
  group by subject_id
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
    or subject_id in (select subject_id from windowed where last_negative is not null)
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
  select day_end.subject_id, sum(balance) as balance_latest
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
    o.subject_id,
    sum(overlap(spell.booked_on, coalesce(spell.next_on, o.as_of), o.as_of - 30, o.as_of)) as days_below_zero_30,
    sum(overlap(spell.booked_on, coalesce(spell.next_on, o.as_of), o.as_of - 90, o.as_of)) as days_below_zero_90,
    sum(overlap(spell.booked_on, coalesce(spell.next_on, o.as_of), o.as_of - 180, o.as_of)) as days_below_zero_180,
    sum(overlap(spell.booked_on, coalesce(spell.next_on, o.as_of), o.as_of - 365, o.as_of)) as days_below_zero_365,
    sum(coalesce(spell.next_on, o.as_of) - spell.booked_on) as days_below_zero_life,
  from spell
  join query_table(subjects) as o using (subject_id)
  where spell.balance < 0
  group by o.subject_id
)
select
  o.subject_id,
  latest.balance_latest::double as balance_latest,
  if_covered(o.coverage_30d, w.balance_sum_30::double / nullif(w.rows_stated_30, 0)) as balance_mean_30d,
  if_covered(o.coverage_30d, w.balance_min_30)::double as balance_min_30d,
  if_covered(o.coverage_30d, spread_of(w.rows_stated_30, w.balance_sum_30, w.balance_squares_30))::double as balance_spread_30d,
  case when w.rows_stated_life > 0 then if_covered(o.coverage_30d, coalesce(below.days_below_zero_30, 0)) end::double as days_below_zero_30d,
  case when w.rows_stated_life > 0 then if_covered(o.coverage_30d, coalesce(w.penalty_count_30, 0)) end::double as penalty_count_30d,
  if_covered(o.coverage_90d, w.balance_sum_90::double / nullif(w.rows_stated_90, 0)) as balance_mean_90d,
  if_covered(o.coverage_90d, w.balance_min_90)::double as balance_min_90d,
  if_covered(o.coverage_90d, spread_of(w.rows_stated_90, w.balance_sum_90, w.balance_squares_90))::double as balance_spread_90d,
  case when w.rows_stated_life > 0 then if_covered(o.coverage_90d, coalesce(below.days_below_zero_90, 0)) end::double as days_below_zero_90d,
  case when w.rows_stated_life > 0 then if_covered(o.coverage_90d, coalesce(w.penalty_count_90, 0)) end::double as penalty_count_90d,
  if_covered(o.coverage_180d, w.balance_sum_180::double / nullif(w.rows_stated_180, 0)) as balance_mean_180d,
  if_covered(o.coverage_180d, w.balance_min_180)::double as balance_min_180d,
  if_covered(o.coverage_180d, spread_of(w.rows_stated_180, w.balance_sum_180, w.balance_squares_180))::double as balance_spread_180d,
  case when w.rows_stated_life > 0 then if_covered(o.coverage_180d, coalesce(below.days_below_zero_180, 0)) end::double as days_below_zero_180d,
  case when w.rows_stated_life > 0 then if_covered(o.coverage_180d, coalesce(w.penalty_count_180, 0)) end::double as penalty_count_180d,
  if_covered(o.coverage_365d, w.balance_sum_365::double / nullif(w.rows_stated_365, 0)) as balance_mean_365d,
  if_covered(o.coverage_365d, w.balance_min_365)::double as balance_min_365d,
  if_covered(o.coverage_365d, spread_of(w.rows_stated_365, w.balance_sum_365, w.balance_squares_365))::double as balance_spread_365d,
  case when w.rows_stated_life > 0 then if_covered(o.coverage_365d, coalesce(below.days_below_zero_365, 0)) end::double as days_below_zero_365d,
  case when w.rows_stated_life > 0 then if_covered(o.coverage_365d, coalesce(w.penalty_count_365, 0)) end::double as penalty_count_365d,
  w.balance_sum_life::double / nullif(w.rows_stated_life, 0) as balance_mean_life,
  w.balance_min_life::double as balance_min_life,
  w.balance_max_life::double as balance_max_life,
  spread_of(w.rows_stated_life, w.balance_sum_life, w.balance_squares_life)::double as balance_spread_life,
  spread_of(w.rows_stated_life, w.balance_sum_life, w.balance_squares_life)::double
    / nullif(abs(w.balance_sum_life::double / nullif(w.rows_stated_life, 0)), 0) as balance_volatility_life,
  case when w.rows_stated_life > 0 then coalesce(below.days_below_zero_life, 0) end::double as days_below_zero_life,
  w.last_negative::double as days_since_negative,
  w.penalty_count_life::double as penalty_count_life,
  case when w.rows_stated_life > 0 then coalesce(w.interest_sum_life, 0)::double / (o.as_of - o.observed_from) * 30 end as interest_monthly_life,
from query_table(subjects) as o
left join windowed as w using (subject_id)
left join latest using (subject_id)
left join below using (subject_id);

-- Sums of each subject's transactions by how long ago they were: bucket 0 up to 30 days, 1 up to 90,
-- 2 up to 180, 3 up to 365, 4 older, back to rows_from: the day from which the subject is observed
-- without a gap, or as far as the windows asked for look back. `subjects` is as observed_window gives
-- it, with rows_from. The one pass over the fact that spending and income share.
-- Codes of ledger/codes.ts: status 2 declined; kinds 1 purchase, 2 refund, 5 withdrawal, 6 deposit,
-- 7 transfer in, 8 transfer out.
create or replace macro transaction_bucket(subjects, known_at) as table
with movement as (
  select
    o.subject_id,
    o.as_of - t.booked_on as days_ago,
    case when t.direction = -1 and t.status <> 2 and t.kind in (1, 5, 8) then t.amount end as spent,
    case when t.direction = 1 and t.status <> 2 and t.kind in (6, 7) then t.amount end as received,
    t.amount, t.kind, t.status, t.channel, t.category, t.funding,
  from query_table(subjects) as o
  join transaction as t
    on t.customer_id = o.customer_id and t.booked_on < o.as_of and t.booked_on >= o.rows_from
  where t.recorded_at <= known_at::timestamp
)
select
  subject_id,
  bucket_of_days(days_ago) as bucket,
  count(spent) as spend_count,
  sum(spent)::decimal(18, 2) as spend_sum,
  sum(spent::double * spent::double) as spend_squares,
  sum(spent::double * days_ago) as spend_moment,
  max(spent) as spend_max,
  min(case when spent is not null then days_ago end) as spend_last,
  sum(case when channel = 1 then spent end)::decimal(18, 2) as online_sum,
  sum(case when channel = 2 then spent end)::decimal(18, 2) as scan_sum,
  sum(case when channel = 3 then spent end)::decimal(18, 2) as flash_sum,
  sum(case when kind = 5 or category = 11 then spent end)::decimal(18, 2) as cash_sum,
  sum(case when category = 12 then spent end)::decimal(18, 2) as household_sum,
  sum(case when category in (1, 3, 4, 8, 10) then spent end)::decimal(18, 2) as essential_sum,
  sum(case when category in (2, 5, 6, 7, 9, 21) then spent end)::decimal(18, 2) as leisure_sum,
  sum(case when funding = 1 then spent end)::decimal(18, 2) as quota_sum,
  count(case when status = 2 then 1 end) as declined_count,
  sum(case when kind = 2 and status <> 2 then amount end)::decimal(18, 2) as refund_sum,
  count(received) as income_count,
  sum(received)::decimal(18, 2) as income_sum,
  sum(received::double * received::double) as income_squares,
  sum(received::double * days_ago) as income_moment,
  max(received) as income_max,
  min(case when received is not null then days_ago end) as income_last,
  sum(case when category = 14 then received end)::decimal(18, 2) as pension_sum,
  sum(case when kind = 6 then received end)::decimal(18, 2) as cash_in_sum,
from movement
group by all;

-- Sums of each subject's transactions by how long ago they were: bucket 0 up to 30 days, 1 up to 90,
-- 2 up to 180, 3 up to 365, 4 older, back to rows_from: the day from which the subject is observed
-- without a gap, or as far as the windows asked for look back. `subjects` is as observed_window gives
-- it, with rows_from. The one pass over the fact that spending and income share.
-- Codes of ledger/codes.ts: status 2 declined; kinds 1 purchase, 2 refund, 5 withdrawal, 6 deposit,
-- 7 transfer in, 8 transfer out.
-- Money is in hundredths here, its squares and moments too.
create or replace macro transaction_bucket(subjects, known_at) as table
with movement as (
  select
    o.subject_id,
    o.as_of - t.booked_on as days_ago,
    cents_of(t.amount) as cents,
    t.direction, t.kind, t.status, t.channel, t.category, t.funding,
  from query_table(subjects) as o
  join transaction as t
    on t.customer_id = o.customer_id and t.booked_on < o.as_of and t.booked_on >= o.rows_from
  where t.recorded_at <= known_at::timestamp
),
-- Whole hundredths: their sums in DOUBLE are exact up to 2^53, ninety trillion in the currency. The
-- engine adds decimals up in 128 bits, at twice the room and much of the time of this pass.
sided as (
  select
    *,
    (direction = -1 and status <> 2 and kind in (1, 5, 8))::double as is_spending,
    case when direction = 1 and status <> 2 and kind in (6, 7) then cents end as received,
    case when kind = 2 and status <> 2 then cents end as refunded,
  from movement
),
-- Most rows are spending. What is spent by the others is 0, not NULL: a column without gaps is added up
-- quicker, and there are a dozen sums of this one.
spending as (
  select *, cents * is_spending as spent from sided
)
select
  subject_id,
  bucket_of_days(days_ago) as bucket,
  sum(is_spending) as spend_count,
  sum(spent) as spend_cents,
  sum(spent * spent) as spend_squares,
  sum(spent * days_ago) as spend_moment,
  case when sum(is_spending) > 0 then max(spent) end as spend_max,
  min(case when is_spending = 1 then days_ago end) as spend_last,
  sum(where_true(spent, channel = 1)) as online_cents,
  sum(where_true(spent, channel = 2)) as scan_cents,
  sum(where_true(spent, channel = 3)) as flash_cents,
  sum(where_true(spent, kind = 5 or category = 11)) as cash_cents,
  sum(where_true(spent, category = 12)) as household_cents,
  sum(where_true(spent, bit_at((1 << 1) + (1 << 3) + (1 << 4) + (1 << 8) + (1 << 10), category))) as essential_cents,
  sum(where_true(spent, bit_at((1 << 2) + (1 << 5) + (1 << 6) + (1 << 7) + (1 << 9) + (1 << 21), category))) as leisure_cents,
  sum(where_true(spent, funding = 1)) as quota_cents,
  count(case when status = 2 then 1 end)::double as declined_count,
  sum(refunded) as refund_cents,
  count(received)::double as income_count,
  sum(received) as income_cents,
  sum(received * received) as income_squares,
  sum(received * days_ago) as income_moment,
  max(received) as income_max,
  min(case when received is not null then days_ago end) as income_last,
  sum(where_true(received, category = 14)) as pension_cents,
  sum(where_true(received, kind = 6)) as cash_in_cents,
from spending
group by all;

-- A leaderboard over `keyed_payments` (key, customer_id, booked_on, amount, took_place) of twice the days
-- before as_of: the later half against the earlier one. The earlier half is NULL where the ledger
-- begins within it: what was not observed is not zero.
create or replace macro board_of(keyed_payments, as_of, known_at, window_days) as table
with by_customer as (
  select
    key, customer_id,
    sum(case when took_place and booked_on >= as_of::date - window_days::integer then amount else 0 end)::decimal(18, 2) as amount,
    count(case when took_place and booked_on >= as_of::date - window_days::integer then 1 end) as payments,
    count(case when not took_place and booked_on >= as_of::date - window_days::integer then 1 end) as declined,
    sum(case when took_place and booked_on < as_of::date - window_days::integer then amount else 0 end)::decimal(18, 2) as amount_before,
  from query_table(keyed_payments)
  group by key, customer_id
),
counted as (
  select
    c.key,
    sum(c.amount)::decimal(18, 2) as amount,
    sum(c.payments)::bigint as payments,
    sum(c.declined)::bigint as declined,
    count(case when c.payments > 0 then 1 end) as customers,
    count(case when c.payments > 0 and b.bad is not null then 1 end) as judged_customers,
    count(case when c.payments > 0 and b.bad then 1 end) as bad_customers,
    sum(c.amount_before)::decimal(18, 2) as amount_before,
  from by_customer as c
  left join bad_customer(as_of, known_at) as b on b.customer_id = c.customer_id
  group by c.key
),
began as (
  select min(booked_on) as first_day from transaction where recorded_at <= known_at::timestamp
),
seen as (
  select
    c.* replace (
      case when first_day <= as_of::date - 2 * window_days::integer then amount_before end as amount_before),
  from counted as c
  cross join began
)
select
  *,
  (amount / nullif(amount_before, 0) - 1)::double as growth,
  (declined / nullif(payments + declined, 0))::double as decline_rate,
  (bad_customers / nullif(judged_customers, 0))::double as bad_share,
from seen;

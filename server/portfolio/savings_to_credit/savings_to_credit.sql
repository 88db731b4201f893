-- How customers paid in the days before as_of against as many days before these: from savings, from the
-- quota, from both, not at all. A customer who was not observed over a whole period is `unobserved`
-- in it, whatever was seen; who came within it is so too.
create or replace macro savings_to_credit(as_of, known_at, window_days) as table
with period as (
  select * from (values
    (0, as_of::date - 2 * window_days::integer, as_of::date - window_days::integer),
    (1, as_of::date - window_days::integer, as_of::date)
  ) as t(period_no, from_day, end_day)
),
paid as (
  select
    customer_id,
    (booked_on >= as_of::date - window_days::integer)::integer as period_no,
    bool_or(funding in (1, 3)) as from_quota,
    bool_or(funding in (2, 3)) as from_savings,
    sum(amount)::decimal(18, 2) as amount,
    sum(case when funding = 1 then amount else 0 end)::decimal(18, 2) as quota_amount,
  from payment_attempt(as_of::date - 2 * window_days::integer, as_of, known_at)
  where took_place
  group by all
),
observed as (
  select customer_id, min(observed_from) as first_day, max(observed_until) as end_day
  from coverage
  where relation = 'transaction' and observed_from < as_of::date and recorded_at <= known_at::timestamp
  group by customer_id
),
everyone as (
  select customer_id from observed
  union
  select customer_id from paid
),
stated as (
  select
    e.customer_id, p.period_no, paid.amount, paid.quota_amount,
    case
      when not coalesce(o.first_day <= p.from_day and o.end_day >= p.end_day, false) then 'unobserved'
      when paid.customer_id is null then 'none'
      when from_quota and from_savings then 'both'
      when from_quota then 'quota'
      when from_savings then 'savings'
      else 'not_stated'
    end as state,
  from everyone as e
  cross join period as p
  left join observed as o on o.customer_id = e.customer_id
  left join paid on paid.customer_id = e.customer_id and paid.period_no = p.period_no
),
moved as (
  select
    customer_id,
    any_value(case when period_no = 0 then state end) as state_before,
    any_value(case when period_no = 1 then state end) as state_after,
    coalesce(any_value(case when period_no = 0 then amount end), 0) as amount_before,
    coalesce(any_value(case when period_no = 1 then amount end), 0) as amount_after,
    coalesce(any_value(case when period_no = 0 then quota_amount end), 0) as quota_before,
    coalesce(any_value(case when period_no = 1 then quota_amount end), 0) as quota_after,
  from stated
  group by customer_id
),
matrix as (
  select
    state_before, state_after,
    count(*) as customers,
    sum(amount_before)::decimal(18, 2) as amount_before,
    sum(amount_after)::decimal(18, 2) as amount_after,
    sum(quota_before)::decimal(18, 2) as quota_before,
    sum(quota_after)::decimal(18, 2) as quota_after,
  from moved
  group by all
)
select
  *,
  (customers / sum(customers) over (partition by state_before))::double as share,
from matrix;

-- Customers whose first attempt to open a class II account from afar lies in the days before as_of, and
-- how far they came by as_of: each step counts from the day of the one before it, so that none is
-- skipped. The line counts as used by a payment from the quota on or after the first flash payment.
create or replace macro activation_funnel(as_of, known_at, window_days) as table
with attempt as (
  select attempt, customer_id, min(attempted_on) as attempted_on, bool_and(result = 1) as passed
  from account_verification
  where attempted_on < as_of::date and recorded_at <= known_at::timestamp
  group by attempt, customer_id
),
first_attempt as (
  select
    customer_id, min(attempted_on) as attempted_on,
    min(case when passed then attempted_on end) as passed_on,
  from attempt
  group by customer_id
),
begun as (
  select * from first_attempt where attempted_on >= as_of::date - window_days::integer
),
class_2 as (
  select account_id, customer_id, opened_on
  from account
  where account_class = 2 and opened_on < as_of::date and recorded_at <= known_at::timestamp
),
opened as (
  select b.customer_id, min(c.opened_on) as opened_on
  from begun as b
  join class_2 as c on c.customer_id = b.customer_id and c.opened_on >= b.passed_on
  group by b.customer_id
),
bound as (
  select o.customer_id, min(b.since) as bound_on
  from opened as o
  join class_2 as c on c.customer_id = o.customer_id
  join binding as b on b.account_id = c.account_id and b.since >= o.opened_on
  where b.since < as_of::date and b.recorded_at <= known_at::timestamp
  group by o.customer_id
),
paid_day as materialized (
  select p.customer_id, p.booked_on,
    bool_or(p.channel = 3) as flash, bool_or(p.funding in (1, 3)) as from_line,
  from payment_attempt(as_of::date - window_days::integer, as_of, known_at) as p
  join bound as b on b.customer_id = p.customer_id and p.booked_on >= b.bound_on
  where p.took_place
  group by all
),
flashed as (
  select customer_id, min(booked_on) as flash_on
  from paid_day
  where flash
  group by customer_id
),
used as (
  select p.customer_id, min(p.booked_on) as line_on
  from paid_day as p
  join flashed as f on f.customer_id = p.customer_id and p.booked_on >= f.flash_on
  where p.from_line
  group by p.customer_id
),
path as (
  select b.attempted_on, b.passed_on, o.opened_on, n.bound_on, f.flash_on, u.line_on
  from begun as b
  left join opened as o on o.customer_id = b.customer_id
  left join bound as n on n.customer_id = b.customer_id
  left join flashed as f on f.customer_id = b.customer_id
  left join used as u on u.customer_id = b.customer_id
),
step as (
  select 0 as position, 'attempted' as step, attempted_on as reached_on, attempted_on as previous_on, attempted_on from path
  union all
  select 1, 'passed', passed_on, attempted_on, attempted_on from path
  union all
  select 2, 'account', opened_on, passed_on, attempted_on from path
  union all
  select 3, 'binding', bound_on, opened_on, attempted_on from path
  union all
  select 4, 'flash_payment', flash_on, bound_on, attempted_on from path
  union all
  select 5, 'line_use', line_on, flash_on, attempted_on from path
)
select
  position::bigint as position, step,
  count(reached_on) as customers,
  (count(reached_on) / count(*))::double as rate,
  (count(reached_on) / nullif(count(previous_on), 0))::double as step_rate,
  median(case when position > 0 then reached_on - previous_on end)::double as median_days,
  median(case when position > 0 then reached_on - attempted_on end)::double as median_days_in_all,
from step
group by position, step;

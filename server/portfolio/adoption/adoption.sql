-- Customers by the month of their first flash payment or first payment from the quota, whichever came
-- first, and how many went on to the other. Rates within days are NULL until the whole month has had
-- so many. A customer whose beginning was not observed may have begun before: `cut_off` counts these.
create or replace macro adoption(as_of, known_at, window_months) as table
with first_use as (
  select
    customer_id,
    min(case when channel = 3 then booked_on end) as flash_on,
    min(case when funding in (1, 3) then booked_on end) as line_on,
  from payment_attempt(date '0001-01-01', as_of, known_at)
  where took_place and (channel = 3 or funding in (1, 3))
  group by customer_id
),
opened as (
  select customer_id, min(opened_on) as opened_on
  from (
    select customer_id, opened_on from account where recorded_at <= known_at::timestamp
    union all
    select customer_id, opened_on from facility where recorded_at <= known_at::timestamp
  )
  group by customer_id
),
observed as (
  select customer_id, min(observed_from) as observed_from
  from coverage
  where relation = 'transaction' and recorded_at <= known_at::timestamp
  group by customer_id
),
adopter as (
  select
    f.customer_id,
    date_trunc('month', least(flash_on, line_on))::date as month,
    case
      when flash_on = line_on then 'same_day'
      when flash_on < line_on or line_on is null then 'flash_to_line'
      else 'line_to_flash'
    end as path,
    abs(flash_on - line_on) as lag_days,
    not coalesce(o.observed_from <= s.opened_on, false) as cut_off,
  from first_use as f
  left join observed as o on o.customer_id = f.customer_id
  left join opened as s on s.customer_id = f.customer_id
),
cohort as (
  select
    month, path,
    count(*) as customers,
    count(lag_days) as followed,
    median(lag_days)::double as median_days,
    count(case when lag_days <= 30 then 1 end) as within_30,
    count(case when lag_days <= 90 then 1 end) as within_90,
    count(case when cut_off then 1 end) as cut_off,
    last_day(month) + 1 as end_day,
  from adopter
  where month >= first_month(as_of, window_months)
  group by month, path
)
select
  month, path, customers, followed,
  (followed / customers)::double as rate,
  median_days,
  case when end_day + 30 <= as_of::date then (within_30 / customers)::double end as rate_30d,
  case when end_day + 90 <= as_of::date then (within_90 / customers)::double end as rate_90d,
  cut_off,
from cohort;

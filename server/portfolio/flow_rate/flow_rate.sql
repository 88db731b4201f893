-- What a bucket holds at a month end over what the bucket before it held a month earlier: a cross-section,
-- not the same facilities. What flowed into WO is what came to it in the month, since it only ever grows.
-- to_write_off is the product of the rates from the bucket on to WO; NULL where one of them is.
create or replace macro flow_rate(as_of, known_at, window_months) as table
with at_month_end as (
  select
    m.facility_id, date_trunc('month', m.month_end)::date as month,
    roll_state(m.bucket, m.written_off, m.receivable, f.closed_on, m.month_end) as state,
    greatest(0, coalesce(m.written_off, m.receivable)) as balance,
  from facility_month((last_month_end(as_of) - to_months(window_months::integer))::date, last_month_end(as_of), known_at) as m
  join facility as f on f.facility_id = m.facility_id
),
arrived as (
  select *, lag(state) over (partition by facility_id order by month) = 7 as was_written_off
  from at_month_end
),
held as (
  select month, state as bucket, count(*) as accounts, sum(balance)::decimal(18, 2) as balance
  from arrived
  where state <= 7 and not (state = 7 and coalesce(was_written_off, false))
  group by all
),
step as (
  select distinct (h.month + interval 1 month)::date as month, t.bucket::smallint as bucket
  from held as h
  cross join range(7) as t(bucket)
  where h.month < date_trunc('month', last_month_end(as_of))
),
flowed as (
  select
    s.month, s.bucket, s.bucket + 1 as next_bucket,
    coalesce(b.accounts, 0)::bigint as accounts_before, coalesce(a.accounts, 0)::bigint as accounts,
    coalesce(b.balance, 0)::decimal(18, 2) as balance_before, coalesce(a.balance, 0)::decimal(18, 2) as balance,
  from step as s
  left join held as b on b.month = s.month - interval 1 month and b.bucket = s.bucket
  left join held as a on a.month = s.month and a.bucket = s.bucket + 1
),
rated as (
  select *,
    (accounts / nullif(accounts_before, 0))::double as account_rate,
    (balance / nullif(balance_before, 0))::double as balance_rate,
  from flowed
),
multiplied as (
  select *,
    case when count(balance_rate) over onward = 7 - bucket then product(balance_rate) over onward end as to_write_off,
  from rated
  window onward as (partition by month order by bucket desc rows unbounded preceding)
)
select
  month, bucket, next_bucket::smallint as next_bucket,
  accounts_before, accounts, account_rate, balance_before, balance, balance_rate, to_write_off,
  round(balance_before * try_cast(to_write_off as decimal(20, 10)), 2)::decimal(18, 2) as net_flow_loss,
from multiplied;

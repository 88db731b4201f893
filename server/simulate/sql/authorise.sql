-- The answer to every attempt: a line cannot be overdrawn, a class II account has a cap a day.
create or replace table purchase as
with told as (
  select
    attempt.*,
    line.n is not null and line.closed_on is null as has_line,
    coalesce(getvariable('month_start')::date - line.oldest_due, 0) > 30 as frozen,
    line.credit_limit, line.balance,
    coalesce(repayment.amount, 0) as repaid, repayment.occurred_at as repaid_at,
  from attempt
  left join line using (n)
  left join repayment using (n)
),
asked as (
  select
    told.*,
    has_line and wants_quota and not (frozen and u(e, 301) < .6) and not (amount > credit_limit * .4 and u(e, 302) < .8) as on_quota,
  from told
),
drawing as (
  select
    n, e, amount,
    balance - case when occurred_at > repaid_at then repaid else 0 end
      + sum(case when frozen then 0 else amount end)
          over (partition by n order by occurred_at, e rows unbounded preceding) > credit_limit as over,
  from asked
  where on_quota
),
funded as (
  select
    asked.*,
    coalesce(drawing.over, false) as over,
    -- Over the line most people pay from savings; the rest are told 51.
    on_quota and not (coalesce(drawing.over, false) and u(asked.e, 303) < .75) as quota,
  from asked
  left join drawing using (n, e)
),
answered as (
  select
    funded.*,
    case
      when quota and frozen then '62'
      when quota and over then '51'
      when not quota and amount > 10000 then '61'
      when u(e, 304) < .0012 then '65'
      else '00'
    end as answer,
  from funded
)
select
  e, n, quota as on_line, shop_no, occurred_at, channel, group_no, answer = '00' as approved,
  amount, place_code, answer as response_code,
from answered
order by n, occurred_at, e;

-- A share of purchases comes back within ten days: a row of its own, which names the original.
create or replace table refund as
select
  purchase.*,
  occurred_at + to_seconds(floor(86400 * (.5 + 9.5 * u(e, 305)))) as returned_at,
from purchase
where approved and u(e, 306) < case when channel = 1 then .06 else .008 end
  and occurred_at + to_seconds(floor(86400 * (.5 + 9.5 * u(e, 305)))) < getvariable('next_month');

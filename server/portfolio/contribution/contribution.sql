-- What each channel contributed in the days before as_of. Interest, the cost of funds and losses belong
-- to lines and not to channels: they are shared out by what was paid from the quota, to the last cent,
-- so that rows add up; they lie in a row without a channel where nothing was. Where the partner's part
-- of a subsidy is not known the lender bears it.
create or replace macro contribution(as_of, known_at, window_days) as table
with cell as (
  select channel,
    sum(case when partner_id is null then amount else 0 end)::decimal(18, 2) as amount,
    sum(case when partner_id is null then quota_amount else 0 end)::decimal(18, 2) as quota_amount,
    sum(fee_income)::decimal(18, 2) as fee_income,
    sum(partner_part)::decimal(18, 2) as partner_part,
  from fee_cell(as_of, known_at, window_days)
  group by channel
),
subsidised as (
  select coalesce(p.channel, t.channel, 0) as channel,
    sum(p.cost - coalesce(p.partner_cost, 0))::decimal(18, 2) as lender_subsidy,
  from promotion_part(as_of, known_at) as p
  left join transaction as t on t.source_id = case when p.channel is null then p.transaction_source_id end
  where p.used_on >= as_of::date - window_days::integer
  group by all
),
both_of as (
  select
    coalesce(c.channel, s.channel) as channel,
    coalesce(c.amount, 0) as amount,
    coalesce(c.quota_amount, 0) as quota_amount,
    c.fee_income, c.partner_part,
    coalesce(s.lender_subsidy, 0) as lender_subsidy,
  from cell as c
  full join subsidised as s on s.channel = c.channel
),
weighted as (
  select *, (quota_amount::decimal(38, 2) * 100)::hugeint as weight from both_of
  union all
  select null, 0, 0, null, null, 0, 1
  where not exists (select 1 from both_of where quota_amount > 0)
),
running as (
  select *,
    (sum(weight) over (order by channel))::hugeint as upto,
    (sum(weight) over (order by channel))::hugeint - weight as before,
    (sum(weight) over ())::hugeint as whole,
  from weighted
),
shared as (
  select
    r.channel, r.amount, r.quota_amount, r.fee_income, r.partner_part, r.lender_subsidy,
    money_part(c.interest_income, upto, whole) - money_part(c.interest_income, before, whole) as interest_income,
    money_part(c.funding_cost, upto, whole) - money_part(c.funding_cost, before, whole) as funding_cost,
    money_part(c.net_loss, upto, whole) - money_part(c.net_loss, before, whole) as net_loss,
  from running as r
  cross join credit_result(as_of, known_at, window_days) as c
)
select
  channel,
  amount::decimal(18, 2) as amount,
  quota_amount::decimal(18, 2) as quota_amount,
  fee_income,
  partner_part,
  lender_subsidy::decimal(18, 2) as lender_subsidy,
  interest_income::decimal(18, 2) as interest_income,
  funding_cost::decimal(18, 2) as funding_cost,
  net_loss::decimal(18, 2) as net_loss,
  (coalesce(fee_income, 0) - coalesce(partner_part, 0) - lender_subsidy
    + interest_income - funding_cost - net_loss)::decimal(18, 2) as contribution,
from shared
where amount > 0 or lender_subsidy > 0 or interest_income <> 0 or funding_cost <> 0 or net_loss <> 0;

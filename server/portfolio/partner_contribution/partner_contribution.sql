-- What came through each partner in the days before as_of. A payment through two partners is in the row
-- of each, so rows do not add up. Its part of what lines earned, cost and lost goes by what was paid
-- from the quota through it, of all that was.
create or replace macro partner_contribution(as_of, known_at, window_days) as table
with cell as (
  select * from fee_cell(as_of, known_at, window_days)
),
whole as (
  select (coalesce(sum(quota_amount), 0)::decimal(38, 2) * 100)::hugeint as quota
  from cell
  where partner_id is null
),
through as (
  select partner_id,
    sum(amount)::decimal(18, 2) as amount,
    sum(quota_amount)::decimal(18, 2) as quota_amount,
    sum(fee_income)::decimal(18, 2) as fee_income,
    sum(partner_part)::decimal(18, 2) as partner_part,
    sum(amount_without_fee)::decimal(18, 2) as amount_without_fee,
  from cell
  where partner_id is not null
  group by partner_id
),
subsidised as (
  select partner_id,
    sum(cost - coalesce(partner_cost, 0))::decimal(18, 2) as lender_subsidy,
    sum(partner_cost)::decimal(18, 2) as partner_subsidy,
  from promotion_part(as_of, known_at)
  where used_on >= as_of::date - window_days::integer and partner_id is not null
  group by partner_id
),
shared as (
  select
    p.source_id as partner, p.name, p.role,
    coalesce(t.amount, 0) as amount,
    coalesce(t.quota_amount, 0) as quota_amount,
    t.fee_income, t.partner_part,
    coalesce(t.amount_without_fee, 0) as amount_without_fee,
    coalesce(s.lender_subsidy, 0) as lender_subsidy,
    s.partner_subsidy,
    coalesce(money_part(c.interest_income, t.quota_amount::decimal(38, 2) * 100, whole.quota), 0) as interest_income,
    coalesce(money_part(c.funding_cost, t.quota_amount::decimal(38, 2) * 100, whole.quota), 0) as funding_cost,
    coalesce(money_part(c.net_loss, t.quota_amount::decimal(38, 2) * 100, whole.quota), 0) as net_loss,
    f.funded, f.cost as paid_for_funds,
  from partner as p
  cross join whole
  cross join credit_result(as_of, known_at, window_days) as c
  left join through as t on t.partner_id = p.partner_id
  left join subsidised as s on s.partner_id = p.partner_id
  left join funding_cost(as_of, known_at, window_days) as f on f.partner_id = p.partner_id
  where p.since < as_of::date and p.recorded_at <= known_at::timestamp
)
select
  partner, name, role,
  amount::decimal(18, 2) as amount,
  quota_amount::decimal(18, 2) as quota_amount,
  fee_income, partner_part,
  amount_without_fee::decimal(18, 2) as amount_without_fee,
  lender_subsidy::decimal(18, 2) as lender_subsidy,
  partner_subsidy,
  interest_income::decimal(18, 2) as interest_income,
  funding_cost::decimal(18, 2) as funding_cost,
  net_loss::decimal(18, 2) as net_loss,
  (coalesce(fee_income, 0) - coalesce(partner_part, 0) - lender_subsidy
    + interest_income - funding_cost - net_loss)::decimal(18, 2) as contribution,
  funded, paid_for_funds,
from shared;

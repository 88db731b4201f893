-- What payments of the days before as_of brought in fees, by channel and partner: the partner who
-- brought the merchant, and the bank that keeps the account, each by its own terms of the day. Rows
-- without a partner are the payments themselves, each once.
create or replace macro fee_cell(as_of, known_at, window_days) as table
with paid as (
  select
    p.booked_on as at_day, p.channel, m.partner_id as merchant_partner, a.partner_id as bank_partner,
    sum(p.amount)::decimal(18, 2) as amount,
    sum(case when p.funding = 1 then p.amount else 0 end)::decimal(18, 2) as quota_amount,
  from payment_attempt(as_of::date - window_days::integer, as_of, known_at) as p
  left join merchant as m on m.merchant_id = p.merchant_id
  left join account as a on a.account_id = p.account_id
  where p.took_place
  group by all
),
shared as (
  select at_day, channel, merchant_partner as partner_id, amount, quota_amount
  from paid
  where merchant_partner is not null
  union all
  select at_day, channel, bank_partner, amount, quota_amount
  from paid
  where bank_partner is not null and bank_partner is distinct from merchant_partner
),
fee_point as (
  select at_day, channel, partner_id,
    sum(amount)::decimal(18, 2) as amount, sum(quota_amount)::decimal(18, 2) as quota_amount,
  from shared
  group by all
),
charged as (
  select f.*, (f.amount * t.fee_rate)::decimal(18, 6) as fee, t.partner_share
  from fee_point as f
  left join term_in_force('fee_point', known_at) as t
    on t.partner_id = f.partner_id and t.channel = f.channel and t.at_day = f.at_day
)
select
  channel, partner_id,
  sum(amount)::decimal(18, 2) as amount,
  sum(quota_amount)::decimal(18, 2) as quota_amount,
  sum(fee)::decimal(18, 2) as fee_income,
  sum((fee * coalesce(partner_share, 0))::decimal(18, 6))::decimal(18, 2) as partner_part,
  sum(case when fee is null then amount else 0 end)::decimal(18, 2) as amount_without_fee,
from charged
group by channel, partner_id
union all
select channel, null, sum(amount)::decimal(18, 2), sum(quota_amount)::decimal(18, 2), null, null, null
from paid
group by channel;

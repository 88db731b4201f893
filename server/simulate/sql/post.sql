-- The month's rows as transactions, by customer: purchases, refunds, repayments, interest, top-ups.
insert into payment
with posted as (
  select
    e, 'P' || e::varchar as transaction_id, null::varchar as original_id, n, on_line, shop_no, occurred_at,
    'purchase' as kind, channel, group_no, case when on_line then 'quota' else 'savings' end as funding,
    case when approved then 'approved' else 'declined' end as status, amount, place_code, response_code,
  from purchase
  union all
  select
    e, 'R' || e::varchar, 'P' || e::varchar, n, on_line, shop_no, returned_at,
    'refund', channel, group_no, case when on_line then 'quota' else 'savings' end,
    'approved', amount, place_code, '00',
  from refund
  union all
  select
    0, 'Y' || n::varchar || '-' || getvariable('month_no')::varchar, null, n, true, null, occurred_at,
    'repayment', 1, null, 'savings', 'posted', amount, null, null,
  from repayment
  where amount > 0
  union all
  select
    0, 'I' || n::varchar || '-' || getvariable('month_no')::varchar, null, n, true, null,
    -- The bank's night batch on the last day of the month.
    getvariable('next_month') - interval 24 hour
      + to_seconds(floor(21600 * u(n * 1024 + getvariable('month_no'), 601))), 'interest', null, null, 'quota', 'posted', interest, null, null,
  from closing
  where interest > 0
  union all
  select
    0, 'D' || n::varchar || '-' || getvariable('month_no')::varchar, null, n, false, null, occurred_at,
    'transfer_in', 6, null, 'none', 'posted', amount, null, null,
  from top_up
)
select
  transaction_id, original_id, n, on_line, shop_no, occurred_at, kind,
  coalesce(['online', 'scan', 'flash', 'counter', 'card', 'transfer'][channel], 'none'), funding, status, amount,
  getvariable('mcc')[group_no], place_code, response_code,
from posted
order by n, occurred_at, e, kind;

-- Every row of one calendar month: the purchases of the two periods it belongs to, and all else.
create or replace view pending_month as
select
  n, sec, 'P'::prefix_t as prefix, e, null::prefix_t as original, true as is_on_account,
  case when funding = 'quota' then 'line'::facility_t end as facility, shop_no, 'purchase'::kind_t as kind, channel, funding,
  status, cents, mcc, place_code, hits,
from (from earlier_purchase union all from purchase), moment
where sec >= month_sec and sec < next_month_sec
union all
select pending.*, 0::usmallint
from pending, moment
where sec >= month_sec and sec < next_month_sec;

-- The rows of one calendar month as they are written: by customer, in the order they happened.
create or replace view month_rows as
select
  prefix || e::varchar as transaction_id,
  original || e::varchar as original_transaction_id,
  case when is_on_account then 'A' || (1000000 + n)::varchar end as account_id,
  case facility when 'line' then 'F' || (1000000 + n)::varchar when 'loan' then 'I' || (1000000 + n)::varchar end as facility_id,
  'M' || (100000 + shop_no)::varchar as merchant_id,
  make_timestamp(getvariable('epoch') + sec * 1000000::bigint) as occurred_at,
  kind, channel, funding, status,
  (cents::decimal(10, 0) * 0.01::decimal(3, 2))::decimal(18, 2) as amount,
  mcc as category_code, place_code,
  case when kind = 'purchase' then coalesce(response_of_hits(hits), '00'::response_t) end as response_code,
  reason_of_hits(hits) as decline_reason,
  hit_words(hits) as decline_hits,
from (
  select * from pending_month
  order by n, sec, e
);

create or replace view month_statements as
select
  id_of('S', n) || '-' || close_day as statement_id, id_of('F', n) as facility_id,
  on_day(close_day) as closed_on, on_day(due_day) as due_on, yuan(balance) as balance, yuan(least) as minimum_due,
  yuan(paid) as paid,
from bill, moment
where close_day * 86400 >= month_sec and close_day * 86400 < next_month_sec
order by n, close_day;

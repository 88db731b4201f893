-- The transactions of a month as they are written: by customer, in the order they happened.
create or replace view month_rows as
select
  prefix || no as transaction_id,
  case when prefix in ('C', 'R', 'X') then 'P' || no when prefix = 'W' then 'Y' || no end as original_transaction_id,
  case when k < 512 or prefix = 'D' then 'A' || (1000000 + n)::varchar end as account_id,
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
  -- By the customer's period and, at shops, by the purchase. No CTE: this engine would keep its rows for the next query.
  select
    transaction_month.*,
    case when k < 512 then (n::bigint * 64 + period) * 512 + k else n::bigint * 64 + period end::varchar as no,
  from transaction_month
);

create or replace view month_statements as
select
  id_of('S', n) || '-' || close_day as statement_id, id_of('F', n) as facility_id,
  on_day(close_day) as closed_on, on_day(due_day) as due_on, yuan(balance) as balance, yuan(least) as minimum_due,
  yuan(paid) as paid,
from bill_month;

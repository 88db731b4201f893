-- Shops take cards, and online ones pages, since before the first day.
create or replace view file_merchant_acceptances as
with taken as (
  select shop_no, channel, since_day, terminals
  from shop_acceptance
  where since_day is not null
  union all
  select
    shop_no, case when is_online then 'online' else 'counter' end::channel_t, -1 - bits(draw(shop_no, 713), 0, 10),
    case when not is_online then 1 + bits(draw(shop_no, 713), 10, 2) end,
  from shop
)
select
  'M' || (100000 + shop_no)::varchar as merchant_id, merchant_id || '-' || channel as acceptance_id, channel,
  on_day(since_day) as since, terminals,
from taken
order by shop_no, channel;

-- Online shops take their pages since before the first day.
create or replace view file_merchant_acceptances as
with taken as (
  select shop_no, channel, spell_no, since_day, until_day, terminals
  from shop_acceptance
  union all
  select shop_no, 'online', 1, -1 - bits(draw(shop_no, 713), 0, 10), null, null
  from shop
  where is_online
)
select
  'M' || (100000 + shop_no)::varchar as merchant_id,
  merchant_id || '-' || channel || case when spell_no > 1 then '-' || spell_no else '' end as acceptance_id, channel,
  on_day(since_day) as since, on_day(until_day) as until, terminals,
from taken
order by shop_no, channel, since_day;

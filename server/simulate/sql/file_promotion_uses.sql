create or replace view file_promotion_uses as
select
  promotion_id || '-' || e::bigint as use_id, promotion_id, id_of('C', n) as customer_id, 'P' || e::bigint as transaction_id, on_day(day) as used_on,
  yuan(cost) as cost, yuan(partner_cost) as partner_cost,
from promotion_use
join promotion on promotion.rowid = promotion_no
order by n, e, promotion_id;

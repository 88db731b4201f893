create or replace view file_merchants as
select
  'M' || (100000 + shop_no)::varchar as merchant_id, shop_name as name, mcc as category_code, place_code, partner_id,
from shop
left join brand_partner on starts_with(shop_name, brand)
order by shop_no;

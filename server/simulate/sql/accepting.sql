-- The areas with how many of their shops, from the first on, take scan and flash before the period begins.
with begun as (
  select
    area_key,
    count(case when channel = 'scan' then 1 end)::integer as scan_shops,
    count(case when channel = 'flash' then 1 end)::integer as flash_shops,
  from shop_acceptance
  join moment on since_day <= moment.opens
  group by area_key
)
select area.*, coalesce(scan_shops, 0) as scan_shops, coalesce(flash_shops, 0) as flash_shops
from area
left join begun using (area_key);

-- When each shop began to take scan and flash: the busiest of a place first, so that who takes it by a day
-- are the first of their area. NULL: not by the end; one in each area always did.
create or replace table shop_acceptance as
with ranked as (
  select shop_no, area_key, shop_no - first_shop as place_in_area, shops
  from shop
  join area on area_key = grp * 1024 + place_no
  where not is_online
),
reached as (
  select
    ranked.*, channel, growth, h,
    (place_in_area + .5) / shops * (.6 + bits(draw(area_key * 2 + bit, 711), 0, 10) / 1280.0) as reached_at,
    -- Months that begin before the share of shops has come so far.
    case when place_in_area = 0 then 0 else len(list_filter(growth, lambda passed: passed <= reached_at)) end as months_before,
  from ranked, (
    values (0, 'scan'::channel_t, getvariable('scan_growth')), (1, 'flash'::channel_t, getvariable('flash_growth'))
  ) as t(bit, channel, growth), lateral (select draw(shop_no * 2 + bit, 712) as h)
)
select
  shop_no, area_key, channel, 1 + bits(h, 0, 2) * bits(h, 2, 2) as terminals,
  case when months_before = 0 then -1 - bits(h, 4, 9)
       when months_before < len(growth)
       then calendar.first_day + floor((reached_at - growth[months_before]) / (growth[months_before + 1] - growth[months_before])
         * (calendar.last_day - calendar.first_day))::integer end as since_day,
from reached
left join calendar on calendar.month_no = months_before - 1;

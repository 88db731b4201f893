-- Every payment a customer sets out to make in this period: where, when, how much, from which pot, and
-- what speaks against it whatever the balances say.
create or replace table attempt as
with drawn as (
  select
    active.*, active.np * 512 + tick.k as e, draw(active.np * 512 + tick.k, 7) as h,
    hash(draw(active.np * 512 + tick.k, 7)) as h2,
  from active
  join tick using (cnt)
),
way as (
  select
    drawn.*,
    bits(h, 0, 12) as u_way,
    u_way < online_4096 as is_online,
    case when is_online then 1 else 0 end as cls,
    bits(h2, 0, 4) = 0 and not is_online as is_elsewhere,
  from drawn
),
timed as (
  select
    way.n, way.e, way.h, way.h2, cls, is_online, has_line, quota_256, u_pin, frozen_sec, line_sec,
    case when is_online then 'online'::channel_t when u_way < scan_4096 then 'scan'::channel_t
         when u_way < flash_4096 then 'flash'::channel_t else 'counter'::channel_t end as channel,
    group_pick.grp,
    day_pick.day * 86400 + minute_pick.minute::integer * 60 + least(59, bits(h, 58, 6)) as sec,
    case when is_online then 0 when is_elsewhere then place_pick.place_no else way.place_no end as shop_place_no,
    busts_out, arrival_sec,
  from way
  join group_pick on group_pick.group_key
    = (case when busts_out then 3 when is_stressed then 2 else 0 end * 2 + case when u_way < online_4096 then 1 else 0 end) * 4096 + bits(h, 12, 12)
  join day_pick on day_pick.day_key = (way.bg * 2 + cls) * 1024 + bits(h, 24, 10)
  join minute_pick on minute_pick.u = bits(h, 34, 12)
  join place_pick on place_pick.u = bits(h2, 4, 10)
),
priced as (
  select
    timed.*,
    amount_pick.cents * case when busts_out then 3 else 1 end as cents,
    area.first_shop + ((case channel when 'scan' then scan_shops when 'flash' then flash_shops else shops end::bigint * bits(h2, 14, 12) * bits(h2, 14, 12)) >> 24)::integer as shop_no,
    area.shop_place as place_code, amount_pick.mcc,
    has_line and sec >= line_sec and bits(h2, 26, 8) < quota_256
      and (sec < frozen_sec or bits(h2, 46, 2) = 0) as is_on_line,
  from timed
  join amount_pick on amount_pick.amount_key = timed.grp * 4096 + bits(h, 46, 12)
  join accepting as area on area.area_key = (cls * 32 + timed.grp) * 1024 + shop_place_no
  where sec > arrival_sec and sec < getvariable('end_sec')
)
select
  n, e, h2, sec, channel, grp, mcc, shop_no, place_code, cents, is_on_line,
  -- What the line must bear: a settlement may be a little over what was approved.
  case when channel = 'flash' and is_on_line and bits(h2, 48, 7) = 0 then (cents * 105::bigint // 100)::integer else cents end as borne,
  (case when is_on_line and sec >= frozen_sec then 1 else 0 end
   + case when bits(h2, 34, 12) < 4 then 64 else 0 end
   + case when bits(h2, 34, 12) between 10 and 11 then 128 else 0 end
   + case when channel = 'flash' and cents > getvariable('no_pin_cents') and u_pin < 14 then 32 else 0 end
   + case when channel = 'scan' and cents > getvariable('qr_cents')[1 + bits(h2, 55, 3)] then 16 else 0 end)::usmallint as hits,
from priced;

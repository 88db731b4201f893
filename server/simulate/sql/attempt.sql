-- Every payment a customer sets out to make in this period: where, when, how much, from which pot, and
-- what speaks against it whatever the balances say.
with counted as (
  select active.*, unnest(range(cnt))::integer as k
  from active
),
drawn as (
  select counted.*, np * 512 + k as e, draw(np * 512 + k, 7) as h
  from counted
),
way as (
  select
    drawn.*,
    bits(h, 0, 12) as u_way, hash(h) as h2,
    u_way < online_4096 as is_online,
    case when is_online then 1 else 0 end as cls,
  from drawn
),
timed as (
  select
    way.n, way.e, way.h2, has_line, quota_256, u_pin, frozen_sec, line_sec, arrival_sec,
    case when is_online then 'online'::channel_t when u_way < scan_4096 then 'scan'::channel_t
         when u_way < flash_4096 then 'flash'::channel_t else 'counter'::channel_t end as channel,
    groups[1 + (case when busts_out then 3 when is_stressed then 2 else 0 end * 2 + cls) * 4096 + bits(h, 12, 12)] as grp,
    days[1 + (way.bg * 2 + cls) * 1024 + bits(h, 24, 10)] * 86400 + minutes[1 + bits(h, 34, 12)]::integer * 60
      + least(59, bits(h, 58, 6)) as sec,
    -- One payment in sixteen is made elsewhere.
    (cls * 32 + grp) * 1024
      + case when is_online then 0 when bits(h2, 0, 4) = 0 then places[1 + bits(h2, 4, 10)] else way.place_no end as area_key,
    amounts[1 + (grp - 1) * 4096 + bits(h, 46, 12)] * case when busts_out then 3 else 1 end as cents,
    no_pin_cents, qr_cents, categories,
  from way, draws
),
priced as (
  select
    n, e, h2, sec, channel, grp, categories[grp] as mcc, shop_place as place_code, cents,
    first_shop + ((case channel when 'scan' then scan_shops when 'flash' then flash_shops else shops end::bigint
      * bits(h2, 14, 12) * bits(h2, 14, 12)) >> 24)::integer as shop_no,
    has_line and sec >= line_sec and bits(h2, 26, 8) < quota_256
      and (sec < frozen_sec or bits(h2, 46, 2) = 0) as is_on_line,
    sec >= frozen_sec as is_frozen,
    case when bits(h2, 34, 12) < 4 then 64 else 0 end
      + case when bits(h2, 34, 12) between 10 and 11 then 128 else 0 end
      + case when channel = 'flash' and cents > no_pin_cents and u_pin < 14 then 32 else 0 end
      + case when channel = 'scan' and cents > qr_cents[1 + bits(h2, 55, 3)] then 16 else 0 end as other_hits,
  from timed
  join accepting using (area_key)
  where sec > arrival_sec and sec < getvariable('end_sec')
)
select
  n, e, h2, sec, channel, grp, mcc, shop_no, place_code, cents, is_on_line,
  -- What the line must bear: a settlement may be a little over what was approved.
  case when channel = 'flash' and is_on_line and bits(h2, 48, 7) = 0 then (cents * 105::bigint // 100)::integer else cents end as borne,
  (other_hits + case when is_on_line and is_frozen then 1 else 0 end)::usmallint as hits,
from priced;

-- What the purchases of the period bring about on later days: clearings, refunds, reversals, lapses.
insert into effect
with granted as (
  select * from purchase where is_granted
),
cleared as (
  select
    granted.*, bits(h3, 14, 10) as u_fate,
    (sec // 86400 + 1 + bits(h3, 24, 6) % 3) * 86400 + 7200 + bits(h3, 30, 13) as clearing_sec,
  from granted
  where waits
),
fate as (
  select
    cleared.*,
    case when u_fate < 5 then 'reversal'::kind_t when u_fate < 8 then null else 'clearing'::kind_t end as kind,
    case when u_fate < 5 then sec + 600 + bits(h3, 24, 6) * 60
         when u_fate < 8 then (sec // 86400 + 30) * 86400 else clearing_sec end as effect_sec,
  from cleared
)
select
  n, e, effect_sec, kind, case when kind = 'reversal' then 'approved'::status_t else 'posted'::status_t end,
  channel, funding, grp, shop_no, place_code, mcc, cents,
  case when kind = 'clearing' then case when u_fate < 28 then cents * 3 // 4 else borne end
       when kind = 'reversal' then cents else 0 end,
from fate
union all
select
  n, e, (sec // 86400 + case when waits then 4 else 1 end + bits(h3, 50, 4) % 12) * 86400 + 36000 + bits(h3, 30, 15),
  'refund', 'posted', channel, funding, grp, shop_no, place_code, mcc, 0,
  case when bits(h3, 54, 4) < 12 then cents else greatest(1, cents * (bits(h3, 58, 5) + 8) // 40) end,
from granted
where not is_planned and not (waits and bits(h3, 14, 10) < 28)
  and bits(h3, 38, 12) < case when channel = 'online' then getvariable('refund_online_4096') else getvariable('refund_till_4096') end
union all
select n, e, sec + 300 + bits(h3, 24, 6) * 30, 'reversal', 'posted', channel, funding, grp, shop_no, place_code, mcc, 0, cents
from granted
where not waits and not is_planned and is_on_line and bits(h3, 38, 12) >= 4092;

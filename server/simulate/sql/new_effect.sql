-- What the purchases of the period bring about on later days: clearings, refunds, reversals, lapses.
insert into effect
with told as (
  select
    n, e, sec, channel, funding, status, mcc, shop_no, place_code, cents, borne, h3,
    status = 'approved' as waits, bits(h3, 14, 10) as u_fate, bits(h3, 38, 12) as u_back, sec // 86400 as day,
  from purchase
  where status = 'approved'
    or status = 'posted' and (bits(h3, 38, 12) < getvariable('refund_online_4096') or bits(h3, 38, 12) >= 4092)
),
fate as (
  select
    *,
    case when u_fate < 5 then 'reversal'::kind_t when u_fate < 8 then null else 'clearing'::kind_t end as kind,
  from told
  where waits
),
kept as (
  select told.*
  from told
  anti join purchase_plan using (e)
  where not (waits and u_fate < 28)
)
select
  n, e,
  case when u_fate < 5 then sec + 600 + bits(h3, 24, 6) * 60
       when u_fate < 8 then (day + 30) * 86400
       else (day + 1 + bits(h3, 24, 6) % 3) * 86400 + 7200 + bits(h3, 30, 13) end,
  kind, case when kind = 'reversal' then 'approved'::status_t else 'posted'::status_t end,
  channel, funding, shop_no, place_code, mcc, cents,
  case when kind = 'clearing' then case when u_fate < 28 then cents * 3 // 4 else borne end
       when kind = 'reversal' then cents else 0 end,
from fate
union all
select
  n, e, (day + case when waits then 4 else 1 end + bits(h3, 50, 4) % 12) * 86400 + 36000 + bits(h3, 30, 15),
  'refund', 'posted', channel, funding, shop_no, place_code, mcc, 0,
  case when bits(h3, 54, 4) < 12 then cents else greatest(1, cents * (bits(h3, 58, 5) + 8) // 40) end,
from kept
where u_back < case when channel = 'online' then getvariable('refund_online_4096') else getvariable('refund_till_4096') end
union all
select n, e, sec + 300 + bits(h3, 24, 6) * 30, 'reversal', 'posted', channel, funding, shop_no, place_code, mcc, 0, cents
from kept
where not waits and funding = 'quota' and u_back >= 4092;

-- From when until when each shop takes scan, flash and cards at the counter: the busiest of a place first, so that
-- who takes it on a day are the first of their area. `until_day` NULL: still. One in each area always takes
-- all; some never do. Flash goes over the terminals for cards: a shop takes it while it takes cards, and on no
-- more of them.
create or replace table shop_acceptance as
with ranked as (
  select
    shop_no, area_key, shop_no - first_shop as place_in_area, shops,
    (place_in_area + bits(draw(area_key * 4 + 2, 711), 10, 10) / 1024.0) / shops as cards_reached_at,
    draw(shop_no * 4 + 2, 712) as of_cards,
    1 + bits(of_cards, 0, 1) as card_terminals,
  from shop
  join area on area_key = grp * 1024 + place_no
  where not is_online
),
-- A shop takes the channel while more than `reached_at` of all do. Cards spread evenly, scan and flash by area.
reached as (
  select
    ranked.*, channel, spread, h,
    case when channel = 'counter' then cards_reached_at
         else (place_in_area + .5) / shops * (.6 + bits(of_area, 0, 10) / 1280.0) end as reached_at,
  from ranked, (
    values (0, 'scan'::channel_t, getvariable('scan_growth')), (1, 'flash'::channel_t, getvariable('flash_growth')),
      (2, 'counter'::channel_t, getvariable('counter_growth'))
  ) as t(bit, channel, spread),
  lateral (select draw(shop_no * 4 + bit, 712) as h, draw(area_key * 4 + bit, 711) as of_area)
),
-- What cards lack in a month flash lacks too.
grown as (
  select
    *,
    case when channel = 'flash'
         then list_transform(range(1, len(spread) + 1), lambda i:
           least(spread[i], getvariable('counter_growth')[i] - cards_reached_at + reached_at))
         else spread end as growth,
  from reached
),
-- Months in which it begins or ends, in turns, by their number from 1 on; 0: it began before the first day.
turned as (
  select
    *,
    case when place_in_area = 0 then [0]
         else list_concat(
           case when growth[1] > reached_at then [0] else [] end,
           list_filter(range(1, len(growth)), lambda i: (growth[i] > reached_at) <> (growth[i + 1] > reached_at))) end as turns,
  from grown
),
spell as (
  select *, unnest(range(1, len(turns) + 1, 2)) as turn, turns[turn] as since_no, turns[turn + 1] as until_no,
  from turned
)
select
  shop_no, area_key, channel, (turn + 1) // 2 as spell_no,
  case channel when 'counter' then card_terminals
               when 'flash' then least(1 + bits(h, 0, 2) * bits(h, 2, 2), card_terminals)
               else 1 + bits(h, 0, 2) * bits(h, 2, 2) end as terminals,
  case when since_no = 0 and channel = 'flash' then -1 - least(bits(h, 4, 10), bits(of_cards, 4, 10))
       when since_no = 0 then -1 - bits(h, 4, 10)
       else began.first_day + floor((reached_at - growth[since_no]) / (growth[since_no + 1] - growth[since_no])
         * (began.last_day - began.first_day))::integer end as since_day,
  ended.first_day + floor((growth[until_no] - reached_at) / (growth[until_no] - growth[until_no + 1])
    * (ended.last_day - ended.first_day))::integer as until_day,
from spell
left join calendar as began on began.month_no = since_no - 1
left join calendar as ended on ended.month_no = until_no - 1;

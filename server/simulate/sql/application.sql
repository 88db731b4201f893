-- What was asked for and what became of it: a line for most who apply, none for some.
with asked as (
  select
    n, bg, band, apply_day, first_limit, draw(n, 41) as h,
  from person
  where bits(draw(n, 40), 0, 10) < getvariable('applying_1024')
),
decided as (
  select
    asked.*,
    bits(h, 0, 10) < getvariable('referred_1024')[band] as is_referred,
    bits(h, 10, 10) < getvariable('declined_1024')[band] as is_declined,
    bits(h, 20, 10) < getvariable('expired_1024') as is_expired,
  from asked
)
select
  n, bg, apply_day, is_referred, is_declined, is_expired and not is_declined as is_expired,
  (100 * round(first_limit / 100 * (1 + bits(h, 30, 8) / 128.0), -2))::integer as requested,
  apply_day + case when is_referred then 1 + bits(h, 38, 2) else 0 end as decided_day,
  decided_day + case when is_expired then 30 else bits(h, 40, 3) end as opened_day,
  first_limit,
  bits(h, 43, 4) < 3 as by_scan,
  -- Nothing is known of what lies after the last day.
  opened_day < getvariable('days') and not is_declined and not is_expired as is_opened,
from decided
order by n;

-- What promotions pay towards the purchases of the period: all of a first tap, a part of others, up to a cap.
insert into promotion_use
with running as (
  select
    *, (starts_on - getvariable('first_day'))::integer * 86400 as from_sec,
    end_of((ends_on - getvariable('first_day'))::integer) as until_sec,
  from promotion
  where from_sec < (select end_of(max(closes)) from period) and until_sec > (select min(opens) * 86400 from period)
),
promoted as (
  select running.*, n, e, sec, cents
  from purchase
  join running using (channel)
  where rate is not null and status <> 'declined' and bits(hash(h3), 0, 10) < chance_1024
  union all by name
  select running.*, n, e, sec, cents
  from first_tap
  join running on rate is null
  where period = getvariable('period')
)
select
  promotion_id, n, e, day_of(sec), least(cap_cents, ceil(cents * coalesce(rate, 1)))::integer as cost,
  round(cost * partner_share)::integer,
from promoted
where sec >= from_sec and sec < until_sec and sec < getvariable('end_sec');

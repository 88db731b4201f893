-- What promotions pay towards the purchases of the period: all of a first tap, a part of others, up to a cap.
insert into promotion_use
with running as (
  select
    promotion.*, moment.period_no, (starts_on - getvariable('first_day'))::integer * 86400 as from_sec,
    end_of((ends_on - getvariable('first_day'))::integer) as until_sec,
  from promotion, moment
  where from_sec < end_of(moment.closes) and until_sec > moment.opens * 86400
),
promoted as (
  select running.*, n, e, sec, cents
  from purchase
  join running using (channel)
  where rate is not null and status <> 'declined' and bits(hash(h3), 0, 10) < chance_1024
  union all by name
  select running.*, n, e, sec, cents
  from first_tap
  join running on rate is null and first_tap.period_no = running.period_no
)
select
  promotion_id, n, e, day_of(sec), least(cap_cents, ceil(cents * coalesce(rate, 1)))::integer as cost,
  round(cost * partner_share)::integer,
from promoted
where sec >= from_sec and sec < until_sec and sec < getvariable('end_sec');

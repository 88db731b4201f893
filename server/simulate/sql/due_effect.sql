-- What earlier purchases bring about up to this period's close.
create or replace table due_effect as
select effect.*, effect.sec < period.month_end_sec as is_early,
from effect
join person using (n)
join period using (bg)
where effect.sec < end_of(period.closes);

create or replace table effect as
select effect.*
from effect
join person using (n)
join period using (bg)
where effect.sec >= end_of(period.closes) and effect.sec < getvariable('end_sec');

insert into pending
select
  n, sec, case kind when 'clearing' then 'C' when 'refund' then 'R' else 'X' end::prefix_t, e, 'P', true,
  case when funding = 'quota' then 'line'::facility_t end, shop_no, kind, channel, funding, status, cents, mcc, place_code,
  null, null, 0,
from due_effect
where kind is not null;

create or replace table effected as
select
  n,
  sum(released)::bigint as released,
  sum(case when kind = 'clearing' then cents else 0 end)::bigint as cleared,
  sum(case when kind in ('refund', 'reversal') and status = 'posted' and funding = 'quota' then cents else 0 end)::bigint as returned,
  sum(case when kind = 'refund' and funding = 'quota' then cents else 0 end)::bigint as refunded,
  sum(case when funding = 'savings' then cents else 0 end)::bigint as saved,
  sum(case when is_early then released else 0 end)::bigint as early_released,
  sum(case when is_early and kind = 'clearing' then cents else 0 end)::bigint as early_cleared,
  sum(case when is_early and kind in ('refund', 'reversal') and status = 'posted' and funding = 'quota' then cents else 0 end)::bigint as early_returned,
from due_effect
group by n;

-- What purchases, of this period or before, bring about up to its close.
create or replace table due_effect as
select effect.*, sec < period.month_end_sec as is_early
from effect
join person using (n)
join period using (bg)
where sec < end_of(period.closes);

create or replace table effect as
select effect.*
from effect
join person using (n)
join period using (bg)
where sec >= end_of(period.closes) and sec < getvariable('end_sec');

insert into pending
select
  n, sec, case kind when 'clearing' then 'C' when 'refund' then 'R' else 'X' end::prefix_t, e, 'P', true,
  case when funding = 'quota' then 'line'::facility_t end, shop_no, kind, channel, funding, status, cents, mcc, place_code,
from due_effect
where kind is not null and sec < getvariable('end_sec');

-- What is due now, as rows of transactions; the rest waits, but for what comes after the end.
insert into pending
select
  n, sec, case kind when 'clearing' then 'C' when 'refund' then 'R' else 'X' end::prefix_t, e, 'P', true,
  case when funding = 'quota' then 'line'::facility_t end, shop_no, kind, channel, funding, status, cents, mcc, place_code,
from due_effect
where kind is not null and sec < getvariable('end_sec');

delete from effect
using person, period
where effect.n = person.n and person.bg = period.bg and (sec < end_of(period.closes) or sec >= getvariable('end_sec'));

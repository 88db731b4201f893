-- Who pays in this period, how often, and from what: customers who have arrived and not left.
with here as (
  select
    person.n, person.arrival_day, person.place_no, person.quota_256, person.u_pin,
    (period.opens - person.stress_day) // 30 between 0 and person.spell - 1 as is_stressed,
    period.closes >= person.fraud_day and period.opens - person.fraud_day <= 0 as busts_out,
    line.n is not null and line.charged_off_day is null and line.closed_day is null
      and line.opened_day <= period.closes as has_line,
    greatest(line.opened_day, period.opens) * 86400 as line_sec,
    coalesce(least(line.frozen_day, line.fraud_day), 1000000000 // 86400) as frozen_day,
    period.bg, period.opens, period.closes, np_of(person.n, period.period_no) as np,
    rhythm
      * case when is_stressed then getvariable('stress_pace') else 1 end
      * case when person.leave_day < period.opens then .04 else 1 end as pace,
    pace * period.online_days * getvariable('online_rate') as online,
    -- Who has used up the line pays from savings.
    has_line and line.credit_limit - line.principal - line.held > line.credit_limit // 20 as has_room,
    case when u_scan < period.scan_4096 then pace * period.till_days * getvariable('scan_rate') else 0 end as scan,
    case when u_flash < period.flash_4096 then pace * period.till_days * getvariable('flash_rate') else 0 end as flash,
    pace * period.till_days * getvariable('counter_rate') as counter,
    online + scan + flash + counter as expected,
  from person
  join period using (bg)
  left join line using (n)
  where person.arrival_day <= period.closes
)
select
  here.n, np, bg, arrival_day * 86400 as arrival_sec, place_no, is_stressed, busts_out, has_line,
  line_sec, frozen_day * 86400 as frozen_sec,
  case when not has_room then 12 when is_stressed then least(256, quota_256 + getvariable('stress_quota_256')) else quota_256 end as quota_256, u_pin,
  (4096 * online / expected)::integer as online_4096,
  (4096 * (online + scan) / expected)::integer as scan_4096,
  (4096 * (online + scan + flash) / expected)::integer as flash_4096,
  counts[1 + least(127, floor(sqrt(expected) * 10)::integer) * 1024 + bits(draw(np, 201), 0, 10)]::integer
    + case when busts_out then 12 else 0 end as cnt,
from here, picks;

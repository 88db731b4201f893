-- How each customer came to a class II account: attempts that failed, and whether one passed at last.
with drawn as (
  select
    n, arrival_day, draw(n, 701) as h,
    getvariable('home_bank_of')[1 + bits(draw(n, 702), 0, 10)] as bank_no,
    getvariable('bank_failing_1024')[bank_no] as failing, getvariable('giving_up_1024') as giving_up,
  from everyone
),
tried as (
  select
    *,
    case when bits(h, 0, 10) >= failing then 0
         when bits(h, 10, 10) < giving_up then -1
         when bits(h, 20, 10) >= failing then 1
         when bits(h, 30, 10) < giving_up then -2
         when bits(h, 40, 10) >= failing then 2
         else -3 end as failures,
  from drawn
)
select
  n, bank_no, failures >= 0 as is_open, abs(failures) + case when is_open then 1 else 0 end as attempts,
  -- The account opens on the day of arrival: failed attempts lie before it.
  case when is_open then least(bits(h, 50, 2), arrival_day // greatest(1, attempts - 1)) else bits(h, 50, 2) end as days_between,
  arrival_day - case when is_open then days_between * (attempts - 1) else 0 end as joined_day,
from tried
order by n;

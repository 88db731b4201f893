-- Money a customer moves from the home bank to the class II account this period: less of it under stress.
with due as (
  select
    person.n, income, arrival_day, period.opens, period.closes, savings.balance,
    np_of(person.n, period.period_no) as np, draw(np, 501) as h,
    (period.opens - stress_day) // 30 between 0 and spell - 1 as is_stressed,
  from person
  join period using (bg)
  join savings using (n)
  -- Who has enough adds nothing.
  where arrival_day <= period.closes and leave_day > period.opens and savings.balance < income * 80
)
select
  n, np,
  (greatest(opens, arrival_day) + bits(h, 0, 10) % greatest(1, least(10, closes - greatest(opens, arrival_day) + 1))) * 86400
    + 28800 + bits(h, 10, 15) as sec,
  (income * (40 + bits(h, 25, 6)) // 1000 * case when is_stressed then 5 else 10 end * 100)::integer as cents,
from due
where bits(h, 31, 8) < 218 and sec < getvariable('end_sec') and sec > arrival_day * 86400
  and cents > 0;

-- Instalment loans are offered to each customer once, to a part by chance not: of those held out only who
-- would have asked without an offer asks.
with wave as (
  select
    person.n, person.income, wish.apply_day, wish.opened_day, wish.months, wish.principal, wish.is_declined,
    coalesce(wish.month_no, arrival_day // 30 + 4 + bits(draw(person.n, 721), 0, 6) % 20) as month_no,
    draw(person.n, 722) as h,
  from person
  left join wish using (n)
),
drawn as (
  select
    wave.*, bits(h, 0, 10) < getvariable('held_out_1024') as is_held_out, bits(h, 10, 10) < getvariable('organic_1024') as is_organic,
    apply_day is not null and (is_organic or not is_held_out) as asks,
  from wave
)
select
  n, month_no, is_held_out, asks, apply_day,
  calendar.first_day as offered_day, calendar.last_day + 30 as expires_day,
  coalesce(principal, 1000000 * greatest(1, income * (1 + bits(h, 20, 5)) // 100000)) as cents,
  coalesce(months, getvariable('loan_months')[1 + bits(h, 25, 6)]) as months,
  case when asks and not is_declined then opened_day end as taken_day,
from drawn
join calendar using (month_no)
order by n;

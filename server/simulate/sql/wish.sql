-- Who asks for an instalment loan, when, and what is answered. One loan a customer; it opens on one of the
-- first 28 days of a month, so that every month has its due day.
with asked as (
  select
    n, band, income, place_no, draw(n, 45) as h,
    arrival_day // 30 + 4 + bits(draw(n, 45), 10, 6) % 20 as month_no,
  from person
  where bits(draw(n, 45), 0, 10) < getvariable('borrowing_1024')
),
dated as (
  select
    asked.*, calendar.first_day + bits(h, 16, 10) % 28 as apply_day,
    calendar.first_day + least(27, bits(h, 16, 10) % 28 + bits(h, 26, 1)) as opened_day,
    getvariable('loan_months')[1 + bits(h, 27, 6)] as months,
    100 * 100 * greatest(10, income * (1 + bits(h, 33, 5)) // 1000) as principal,
    bits(h, 38, 10) < getvariable('loan_declined_1024')[band] as is_declined,
  from asked
  join calendar using (month_no)
)
select
  n, month_no, apply_day, opened_day, months, principal::integer as principal, is_declined,
  principal // months as part, (principal * getvariable('loan_fee_bp') + 5000) // 10000 as fee,
from dated
order by n;

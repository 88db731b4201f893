-- Who pays, and the line and the loan they get: what the months of a life start from.
select
  n, band, hazard, arrival_day, leave_day, income, person.bg::integer as bg, place_no::integer as place_no, rhythm, u_scan, u_flash,
  quota_256::integer as quota_256, habit, u_pin, stress_day, ramp::integer as ramp, spell::integer as spell, fraud_day,
  line.opened_day as line_day, person.first_limit,
  loan.month_no as loan_month, loan.opened_day as loan_day, loan.months as loan_months, loan.principal as loan_lent,
  loan.part as loan_part, loan.fee as loan_fee,
from person
left join (select n, opened_day from application where is_opened) as line using (n)
left join (
  select n, month_no, opened_day, months, principal, part, fee from loan_wish where not is_declined
) as loan using (n)
order by n;

-- Savings after the period, and what the account paid out in the calendar year.
select
  savings.n,
  (balance + coalesce(top_up.cents, 0) - coalesce(spent.saved, 0) + coalesce(effected.saved, 0))::bigint as balance,
  case when period.new_year_day <= period.closes then coalesce(spent.class_new_year, 0)
       when savings.year_no = period.year_no then savings.paid_in_year + coalesce(spent.class_cents, 0)
       else coalesce(spent.class_cents, 0) end::bigint as paid_in_year,
  case when period.new_year_day <= period.closes then period.year_no + 1 else period.year_no end as year_no,
from savings
join person using (n)
join period using (bg)
left join top_up using (n)
left join spent using (n)
left join effected using (n);

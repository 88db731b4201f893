-- Large purchases on the line may be paid in parts: they are not given back.
select n, e, day_of(sec) as started_day, cents, getvariable('plan_months')[1 + bits(h3, 8, 6)] as months
from purchase
where status = 'posted' and funding = 'quota' and cents >= getvariable('plan_from_cents')
  and bits(h3, 0, 8) < getvariable('purchase_plan_256');

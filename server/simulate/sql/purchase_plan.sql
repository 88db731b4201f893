-- Large purchases on the line may be paid in parts: they are not given back.
create or replace table purchase_plan as
select n, e, day_of(sec) as started_day, cents, getvariable('plan_months')[1 + bits(h3, 8, 6)] as months
from purchase
where status = 'posted' and funding = 'quota' and cents >= getvariable('plan_from_cents')
  and bits(h3, 0, 8) < getvariable('purchase_plan_256');

insert into plan
select n, e, true, started_day, months, cents, (cents::bigint * getvariable('plan_fee_bp') + 5000) // 10000, 0
from purchase_plan;

insert into plan_log
select n, e, true, started_day, months, cents, getvariable('plan_fee_bp') / 10000.0
from purchase_plan;

-- Purchases paid in parts, as plans.
insert into plan
select n, e, true, started_day, months, cents, (cents::bigint * getvariable('plan_fee_bp') + 5000) // 10000, 0
from purchase_plan;

insert into plan_log
select n, e, true, started_day, months, cents, getvariable('plan_fee_bp') / 10000.0
from purchase_plan;

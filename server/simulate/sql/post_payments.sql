-- Repayments, those the bank sent back, and top-ups, as rows of transactions.
insert into pending
select n, sec, 'Y', np, null, false, 'line', null, 'repayment', 'online', 'savings', 'posted', cents, null, null
from repayment
where sec < getvariable('end_sec')
union all
select n, returned_sec, 'W', np, 'Y', false, 'line', null, 'reversal', 'none', 'none', 'posted', cents, null, null
from repayment
where is_returned and returned_sec < getvariable('end_sec')
union all
select n, again_sec, 'Z', np, null, false, 'line', null, 'repayment', 'online', 'savings', 'posted', cents, null, null
from repayment
where again_sec < getvariable('end_sec')
union all
select n, sec, 'D', np, null, true, null, null, 'transfer_in', 'transfer', 'none', 'posted', cents, null, null
from top_up;

insert into plan
select n, -np, false, pay_day, plan_months, plan_principal, (plan_principal * fee_bp + 5000) // 10000, 0
from repayment
where plan_principal > 0;

insert into plan_log
select n, -np, false, pay_day, plan_months, plan_principal, fee_bp / 10000.0
from repayment
where plan_principal > 0 and pay_day < getvariable('days');

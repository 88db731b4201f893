-- The rows of the month's instalments, the loans at the month end, and what is so of them.
insert into pending
select n, due_day * 86400 + 60, 'H', np, null, false, 'loan', null, 'fee', 'none', 'none', 'posted', fee, null, null
from loan_month where is_due and fee > 0
union all
select n, pay_day * 86400 + 30000 + bits(h, 40, 14), 'G', np, null, false, 'loan', null, 'loan_payment', 'transfer', 'savings', 'posted', cents, null, null
from loan_month where cents > 0;

insert into state_change
select n, 'loan', 'charged_off', last_day + 2, null, 'over 180 days past due'
from loan_month
where charged_off_day is null and new_dpd > 180;

insert into truth_month
select
  n, 'loan', period_no,
  case when charged_off_day <= last_day then 0 else principal_after + fees_after end,
  principal_after, 0, fees_after, 0, 0, null,
  case when charged_off_day <= last_day then dpd_at_charge_off else new_dpd end,
  case when charged_off_day <= last_day or new_dpd > 180 then 7 when new_dpd <= 0 then 0 else (new_dpd - 1) // 30 + 1 end,
  case when charged_off_day <= last_day then 'charged_off' when is_repaid then 'closed' else 'active' end,
  hazard,
from loan_month;

insert into repaid_loan
select n, pay_day from loan_month where is_repaid;

delete from loan;

insert into loan
select
  n, month_no, opened_day, months, lent, part, fee, principal_after as principal, fees_after as fees, paid_after as paid,
  case when charged_off_day is null and new_dpd > 180 then last_day + 2 else charged_off_day end as charged_off_day,
  case when charged_off_day is null and new_dpd > 180 then new_dpd + 1 else dpd_at_charge_off end as dpd_at_charge_off,
  null::integer as closed_day,
from loan_month
where not is_repaid;

-- Loans that are paid out this month.
insert into loan
select n, month_no, opened_day, months, principal, part, fee, principal, 0, 0, null, null, null
from loan_wish, moment
where month_no = moment.period_no and not is_declined;

insert into pending
select n, opened_day * 86400 + 36000, 'B', np_of(n, moment.period_no), null, false, 'loan', null, 'disbursement', 'none', 'none', 'posted', principal, null, null
from loan, moment
where month_no = moment.period_no;

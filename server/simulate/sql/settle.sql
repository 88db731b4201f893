-- The rows of the close day, the statements, and what is told of limits and states.
insert into pending
select n, end_of(closes) - 3600 + bits(h, 40, 10), 'I', np, null, false, 'line', null, 'interest', 'none', 'quota', 'posted', new_interest, null, null
from closing where new_interest > 0
union all
select n, end_of(closes) - 1200 + bits(h, 40, 10), 'L', np, null, false, 'line', null, 'penalty', 'none', 'quota', 'posted', new_penalty, null, null
from closing where new_penalty > 0
union all
select n, end_of(closes) - 2400 + bits(h, 40, 10), 'F', np, null, false, 'line', null, 'fee', 'none', 'quota', 'posted', new_fee, null, null
from closing where new_fee > 0;

insert into bill
select n, closes, closes + 20, new_bill, new_least, repaid from closing where closes_now;

insert into limit_change
select n, closes + 1, null, limit_after, case when is_cut_now then 'late' else 'good conduct' end
from closing
where limit_after <> credit_limit and closes + 1 < getvariable('days')
union all
select n, festival_from, festival_until, credit_limit * 4 // 100000 * 10000, 'shopping festival'
from closing
cross join moment
where festival_from between closing.closes + 1 and closing.closes + 28 and bits(h, 36, 8) < getvariable('temporary_256')
  and closes_now and new_cycles = 0 and calm >= 3 and not is_stressed and credit_limit >= 100000 and not is_closed;

insert into state_change
select n, 'line', 'frozen', closes + 2, null, 'late' from closing where is_frozen
union all
select n, 'line', 'thawed', closes, null, null from closing where is_thawed
union all
select n, 'line', 'fraud', found_out_day, null, 'bust-out' from closing where found_out_day is not null
union all
select n, 'line', 'forborne', closes + 2, closes + 91, 'hardship' from closing where is_eased
union all
select n, 'line', 'charged_off', closes + 2, null, 'over 180 days past due' from closing where is_charged_off;

-- The rows of the close day, the statements, and the lines as they go into the next period.
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
select n, getvariable('festival_from'), getvariable('festival_until'), credit_limit * 4 // 100000 * 10000, 'shopping festival'
from closing
where getvariable('festival_from') between closes + 1 and closes + 28 and bits(h, 36, 8) < getvariable('temporary_256')
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

-- Of a line that closes now without having paid the last statement; of one that does not close, as it was.
create or replace table open_bill as
with asking as (
  select n, opens, due_day, least, repaid
  from closing
  where closes_now and due_day is not null and least - repaid > 1000
),
owing as (
  select open_bill.n, open_bill.close_day, open_bill.due_day, rest - repaid as rest
  from open_bill
  join asking using (n)
  union all
  select n, opens - 1, due_day, least - repaid from asking
),
unmet as (
  select owing.*, max(case when rest <= 1000 then close_day end) over (partition by n) as met_day
  from owing
)
select n, close_day, due_day, rest
from unmet
where rest > 1000 and close_day > coalesce(met_day, -1000000)
union all
select open_bill.*
from open_bill
join closing using (n)
where not closes_now and closing.charged_off_day is null;

create or replace table plan as
select plan.n, plan_no, is_of_purchase, started_day, months, plan.principal, fee, billed + case when closes_now then 1 else 0 end as billed
from plan
join closing using (n)
where closing.charged_off_day is null and not is_charged_off and (not closes_now or billed + 1 < months);

create or replace table line as
select
  n, bg, opened_day, limit_after as credit_limit,
  principal_after::bigint as principal, interest_after::bigint as interest, fees_after::bigint as fees,
  case when is_charged_off then 0 else unbilled_after end::bigint as unbilled, held_after::bigint as held,
  case when closes_now then new_bill else bill end::bigint as bill,
  case when closes_now then new_least else least end::bigint as least,
  case when closes_now then left_over else older end::bigint as older,
  case when closes_now then closes + 20 else due_day end as due_day,
  new_oldest as oldest_due, new_cycles::utinyint as cycles, calm as calm_months,
  case when limit_after <> credit_limit then closes + 1 else limit_day end as limit_day,
  is_cut or is_cut_now as is_cut,
  case when festival.n is not null then festival.cents else temporary end::integer as temporary,
  case when festival.n is not null then festival.day else temporary_from end as temporary_from,
  case when festival.n is not null then festival.until_day else temporary_until end as temporary_until,
  case when is_frozen then closes + 2 when is_thawed then null else frozen_day end as frozen_day,
  case when is_eased then closes + 2 else forborne_from end as forborne_from,
  case when is_eased then closes + 91 else forborne_until end as forborne_until,
  coalesce(fraud_day, found_out_day) as fraud_day,
  case when is_charged_off then closes + 2 else charged_off_day end as charged_off_day,
  case when is_charged_off then new_dpd + 1 else dpd_at_charge_off end as dpd_at_charge_off,
  case when is_closed then closes else closed_day end as closed_day,
  observed_dpd, worst_dpd,
from closing
left join (
  select n, any_value(day) as day, any_value(until_day) as until_day, any_value(cents) as cents
  from limit_change
  where until_day = getvariable('festival_until') and day = getvariable('festival_from')
  group by n
) as festival using (n);

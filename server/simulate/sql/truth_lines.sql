-- What is so of every line at the end of the calendar month that ends in this period.
insert into truth_month
with standing as (
  select
    closing.*,
    bg = 0 as at_close,
    case when bg = 0 then repaid else early_repaid end as paid_by_then,
  from closing
  where opened_day <= month_end_day and month_end_day <= getvariable('last_day') and month_end_day >= 0
),
asking as (
  select n, opens, due_day, least, paid_by_then, month_end_day
  from standing
  where due_day is not null and least - paid_by_then > 1000
),
owing as (
  select open_bill.n, open_bill.close_day, open_bill.due_day, rest - paid_by_then as rest, month_end_day
  from open_bill
  join asking using (n)
  union all
  select n, opens - 1, due_day, least - paid_by_then, month_end_day from asking
),
unmet as (
  select owing.*, max(case when rest <= 1000 then close_day end) over (partition by n) as met_day
  from owing
),
overdue as (
  select n, min(due_day) as oldest
  from unmet
  where rest > 1000 and close_day > coalesce(met_day, -1000000) and due_day + 3 < month_end_day + 1
  group by n
),
valued as (
  select
    standing.*,
    case when charged_off_day <= month_end_day then dpd_at_charge_off
         else coalesce(month_end_day + 1 - oldest - days_within(forborne_from, forborne_until, oldest, month_end_day + 1), 0) end as dpd_then,
    case when at_close then 0 when is_principal_first then least(greatest(principal, 0), early_repaid) else 0 end as early_principal,
    least(fees, early_repaid - early_principal) as early_fees,
    least(interest, early_repaid - early_principal - early_fees) as early_interest,
    case when at_close then principal_after
         else principal + early_purchased - early_returned - (early_repaid - early_fees - early_interest) end as principal_then,
    case when at_close then interest_after else interest - early_interest end as interest_then,
    case when at_close then fees_after else fees - early_fees end as fees_then,
    case when at_close then unbilled_after
         else case when charged_off_day is null then unbilled + early_started else 0 end end as unbilled_then,
    held + case when at_close then newly_held else early_held end as held_then,
  from standing
  left join overdue using (n)
)
select
  n, 'line', month_no,
  case when charged_off_day <= month_end_day then 0 else principal_then + interest_then + fees_then end,
  principal_then, interest_then, fees_then, unbilled_then, held_then,
  case when closed_day <= month_end_day or at_close and is_closed then null
       else credit_limit + case when temporary_from <= month_end_day and temporary_until > month_end_day then temporary else 0 end end,
  dpd_then::integer,
  case when charged_off_day <= month_end_day or dpd_then > 180 then 7
       when dpd_then <= 0 then 0 else (dpd_then - 1) // 30 + 1 end,
  case when charged_off_day <= month_end_day then 'charged_off'
       when fraud_day <= month_end_day then 'fraud'
       when month_end_day between forborne_from and forborne_until - 1 then 'forborne'
       when frozen_day <= month_end_day and not (at_close and is_thawed) then 'frozen'
       when closed_day <= month_end_day or at_close and is_closed then 'closed'
       else 'active' end,
  hazard,
from valued;

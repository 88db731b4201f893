-- Every line at this period's close: what happened since the last one, interest, late charge and fees of
-- the day, the new statement, and what is past due.
with -- The last statement joins those before it; one that is met clears all that came before it.
asking as (
  select line.n, period.opens, line.due_day, line.least, coalesce(repayment.net, 0) as repaid
  from line
  join period on period.bg = line.bg
  left join repayment using (n)
  where period.closes <= getvariable('last_day') and line.charged_off_day is null and line.closed_day is null
    and line.due_day is not null and line.least - coalesce(repayment.net, 0) > 1000
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
),
overdue as (
  select n, min(owing.due_day) as oldest, count(*)::utinyint as bills
  from unmet as owing
  where rest > 1000 and close_day > coalesce(met_day, -1000000)
  group by n
),
-- Few layers: each copies every column that goes through it.
moved as (
  select
    line.*, person.band, period.opens, period.closes, period.month_end_sec, period.month_end_day, period.month_no,
    period.closes <= getvariable('last_day') and line.opened_day <= period.closes and line.closed_day is null
      and line.charged_off_day is null as closes_now,
    coalesce(spent.posted, 0) + coalesce(effected.cleared, 0) as purchased,
    coalesce(effected.returned, 0) as returned, coalesce(effected.refunded, 0) as refunded,
    coalesce(spent.held, 0) - coalesce(effected.released, 0) as newly_held,
    coalesce(repayment.net, 0)::bigint as repaid, coalesce(repayment.is_principal_first, false) as is_principal_first,
    coalesce(billing.started, 0) as started, coalesce(billing.parts, 0) as parts, coalesce(billing.plan_fees, 0) as plan_fees,
    coalesce(spent.early_posted, 0) + coalesce(effected.early_cleared, 0) as early_purchased,
    coalesce(effected.early_returned, 0) as early_returned,
    coalesce(spent.early_held, 0) - coalesce(effected.early_released, 0) as early_held,
    coalesce(case when repayment.sec >= month_end_sec then 0
         when not is_returned or returned_sec >= month_end_sec then cents
         when again_sec < month_end_sec then cents
         else 0 end::bigint, 0) as early_repaid,
    coalesce(billing.early_started, 0) as early_started,
    person.hazard, person.fraud_day as busts_day, (period.opens - person.stress_day) // 30 between 0 and person.spell - 1 as is_stressed,
    np_of(line.n, period.period_no) as np, overdue.oldest, overdue.bills,
    -- A payment takes fees, then interest, then principal; of what is over 90 days past due principal first.
    case when is_principal_first then least(greatest(line.principal, 0), repaid) else 0 end as to_principal,
    -- Interest is on what the last statement left unpaid and no plan took over.
    greatest(0, line.bill - repaid - coalesce(effected.refunded, 0) - coalesce(repayment.plan_principal, 0)::bigint) as unpaid_bill,
    greatest(0, line.least - repaid) as unpaid_least,
    coalesce(repayment.paid_day, period.closes) as until_day,
    closes_now and line.due_day is not null and line.least > 1000
      and not coalesce(period.closes between line.forborne_from and line.forborne_until, false) as may_be_late,
  from line
  join person using (n)
  join period on period.bg = line.bg
  left join spent using (n)
  left join effected using (n)
  left join repayment using (n)
  left join billing using (n)
  left join overdue using (n)
),
charged as (
  select
    *,
    least(fees, repaid - to_principal) as to_fees,
    least(interest, greatest(0, repaid - to_principal - fees)) as to_interest,
    -- Cents times days late: what was left over from before from the first day on, the rest from its due day.
    case when not may_be_late then 0
         else older * (least(until_day, due_day) - opens + 1)
           + case when until_day <= due_day + 3 and unpaid_least = 0 then 0
                  when until_day <= due_day then unpaid_least * (closes - due_day)
                  else least * (until_day - due_day) + unpaid_least * (closes - until_day) end
         end as late_cent_days,
    -- .05% a day: of 30 days, and of the days late.
    case when closes_now then (unpaid_bill * 15 + 500) // 1000 else 0 end as new_interest,
    (late_cent_days * 5 + 5000) // 10000 as new_penalty,
    case when closes_now then plan_fees else 0 end as new_fee,
    principal + purchased - returned - (repaid - to_fees - to_interest) as principal_after,
    case when charged_off_day is not null then 0 else unbilled + started - case when closes_now then parts else 0 end end as unbilled_after,
    interest - to_interest + new_interest as interest_after,
    fees - to_fees + new_penalty + new_fee as fees_after,
  from moved
),
billed as (
  select
    *,
    principal_after + interest_after + fees_after as owed_after,
    owed_after - unbilled_after as new_bill,
    least(unpaid_least, greatest(0, new_bill)) as left_over,
    least(greatest(0, new_bill),
      left_over + parts + greatest(1000, (greatest(0, new_bill - left_over - parts) * 10 + 50) // 100)) as new_least,
    case when closes_now then oldest else oldest_due end as new_oldest,
    case when closes_now then coalesce(bills, 0) else cycles end as new_cycles,
    coalesce(closes + 1 - oldest - days_within(forborne_from, forborne_until, oldest, closes + 1), 0)::integer as new_dpd,
    held + newly_held as held_after,
    draw(np, 301) as h,
  from charged
),
-- What the lender does about it: freezes, charges off, eases, closes, raises, cuts.
told as (
  select
    *,
    case when new_cycles = 0 then calm_months + 1 else 0 end::integer as calm,
    closes_now and new_dpd > 180 as is_charged_off,
    case when fraud_day is null and closes_now and opened_day < busts_day - 60 and busts_day + 24 between closes + 2 and closes + 33
         then busts_day + 24 end as found_out_day,
    closes_now and not is_charged_off and forborne_from is null and fraud_day is null and new_dpd between 31 and 90
      and bits(h, 0, 10) < getvariable('forborne_1024') as is_eased,
    closes_now and not is_charged_off and new_dpd > 30 and frozen_day is null as is_frozen,
    closes_now and new_dpd <= 0 and frozen_day is not null as is_thawed,
    closes_now and owed_after = 0 and held_after = 0 and unbilled_after = 0 and bits(h, 10, 10) < 8
      and closes > opened_day + 180 as is_closed,
    closes_now and not is_cut and new_cycles >= 2 as is_cut_now,
    closes_now and calm >= 6 and closes - limit_day >= 180 and bits(h, 20, 8) < getvariable('raised_256')[band]
      and new_bill * 10 > credit_limit * 2 and not is_stressed as is_raised,
  from billed
)
select
  n, bg, opened_day, opens, closes, closes_now, month_end_day, month_no, h, np, hazard, is_stressed,
  principal, interest, fees, unbilled, held, bill, least, older, due_day, credit_limit, limit_day, is_cut,
  temporary, temporary_from, temporary_until, frozen_day, forborne_from, forborne_until, fraud_day, charged_off_day, dpd_at_charge_off, closed_day,
  repaid, is_principal_first, early_purchased, early_returned, early_held, early_repaid, early_started, newly_held,
  principal_after, interest_after, fees_after, unbilled_after, held_after, new_interest, new_penalty, new_fee,
  new_bill, new_least, left_over, new_oldest, new_cycles, new_dpd, calm,
  is_charged_off, found_out_day, is_eased, is_frozen, is_thawed, is_closed, is_cut_now,
  case when is_cut_now then greatest(10000, credit_limit * 7 // 1000000 * 100000)
       when is_raised then least(getvariable('limit_cap_cents'), greatest(credit_limit + 10000, credit_limit * (115 + bits(h, 28, 5)) // 1000000 * 10000))
       else credit_limit end::integer as limit_after,
from told;

-- From what was owed at the start of the day from_on to what is owed at the start of as_of, by kind of
-- facility and in total (kind NULL): every posted row moves it by what it is, a charge-off takes the rest
-- away (one that was undone gives it back), and the difference is what none of them explains: 0.00.
-- Kinds of rows: ledger/codes.ts.
create or replace macro roll_forward(as_of, known_at, from_on) as table
with stock as (
  select
    kind, facility_id,
    coalesce(receivable_before, 0) as opening, receivable as closing,
    case when written_off is not null and written_off_before is null then written_off
         when written_off is null then -coalesce(written_off_before - recovered_before, 0)
         else 0 end as charge_offs,
    case when written_off is not null then recovered - coalesce(recovered_before, 0) else 0 end as recoveries,
  from change_between(as_of, known_at, from_on)
),
flow as (
  select
    facility_id,
    sum(case when kind in (1, 13) then movement else 0 end) as purchases,
    sum(case when kind = 5 then movement else 0 end) as withdrawals,
    sum(case when kind = 14 then movement else 0 end) as disbursements,
    sum(case when kind = 9 then movement else 0 end) as fees,
    sum(case when kind = 11 then movement else 0 end) as penalties,
    sum(case when kind = 10 then movement else 0 end) as interest,
    sum(case when kind in (4, 12) then -movement else 0 end) as repayments,
    sum(case when kind = 2 then -movement else 0 end) as refunds,
    sum(case when kind = 3 then -movement else 0 end) as reversals,
  from period_posting(as_of, known_at, from_on)
  where not after_charge_off
  group by facility_id
),
summed as (
  select
    s.kind, count(*) as facilities,
    sum(s.opening)::decimal(18, 2) as opening,
    coalesce(sum(f.purchases), 0)::decimal(18, 2) as purchases,
    coalesce(sum(f.withdrawals), 0)::decimal(18, 2) as withdrawals,
    coalesce(sum(f.disbursements), 0)::decimal(18, 2) as disbursements,
    coalesce(sum(f.fees), 0)::decimal(18, 2) as fees,
    coalesce(sum(f.penalties), 0)::decimal(18, 2) as penalties,
    coalesce(sum(f.interest), 0)::decimal(18, 2) as interest,
    coalesce(sum(f.repayments), 0)::decimal(18, 2) as repayments,
    coalesce(sum(f.refunds), 0)::decimal(18, 2) as refunds,
    coalesce(sum(f.reversals), 0)::decimal(18, 2) as reversals,
    sum(s.charge_offs)::decimal(18, 2) as charge_offs,
    sum(s.closing)::decimal(18, 2) as closing,
    sum(s.recoveries)::decimal(18, 2) as recoveries,
  from stock as s
  left join flow as f on f.facility_id = s.facility_id
  group by grouping sets ((s.kind), ())
  having count(*) > 0
)
select
  *,
  (closing - (opening + purchases + withdrawals + disbursements + fees + penalties + interest
    - repayments - refunds - reversals - charge_offs))::decimal(18, 2) as difference,
from summed;

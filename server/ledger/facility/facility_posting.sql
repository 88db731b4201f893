-- What each posted row of a facility does to what is owed: `principal`, `interest` and `fees` are what it
-- adds (a refund takes off principal), `paid` what it pays; owed = principal + interest + fees - paid. A
-- reversal undoes the posted row it names (`undoes`); one that names none gives back a purchase, one
-- whose row is not known undoes nothing; its `kind` is that of what it undoes. An approved row posts nothing: its clearing does.
-- Kinds of ledger/codes.ts: 1 purchase, 2 refund, 3 reversal, 4 repayment, 5 withdrawal, 9 fee,
-- 10 interest, 11 penalty, 12 loan payment, 13 clearing, 14 disbursement; status 3 posted.
create or replace macro facility_posting(known_at) as table
with reversal as (
  select transaction_id, facility_id, booked_on, amount, original_source_id
  from transaction
  where kind = 3 and status = 3 and facility_id is not null and recorded_at <= known_at::timestamp
),
undone as (
  select t.transaction_id, t.source_id, t.facility_id, t.kind
  from transaction as t
  semi join reversal as r on r.facility_id = t.facility_id and r.original_source_id = t.source_id
  where t.status = 3 and t.kind <> 3 and t.recorded_at <= known_at::timestamp
),
signed as (
  select transaction_id, facility_id, booked_on, kind, amount, null::bigint as undoes
  from transaction
  where status = 3 and kind <> 3 and facility_id is not null and recorded_at <= known_at::timestamp
  union all
  select r.transaction_id, r.facility_id, r.booked_on, coalesce(u.kind, 1), -r.amount, u.transaction_id
  from reversal as r
  left join undone as u on u.facility_id = r.facility_id and u.source_id = r.original_source_id
  where u.transaction_id is not null or r.original_source_id is null
)
select
  transaction_id, facility_id, booked_on, kind, undoes,
  case when kind in (1, 5, 13, 14) then amount when kind = 2 then -amount else 0 end::decimal(18, 2) as principal,
  case when kind = 10 then amount else 0 end::decimal(18, 2) as interest,
  case when kind in (9, 11) then amount else 0 end::decimal(18, 2) as fees,
  case when kind in (4, 12) then amount else 0 end::decimal(18, 2) as paid,
from signed
where kind in (1, 2, 4, 5, 9, 10, 11, 12, 13, 14);

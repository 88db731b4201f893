-- What each subject's facility owes and may still spend at the start of its day, from transactions;
-- to begin with, what the last statement before the first of them said (of statements alone, the last one).
-- receivable = principal + interest + fees; principal includes what plans have not billed. available and
-- over_limit are of principal and holds against the limit in force; NULL for a loan. From a charge-off on
-- the active book is empty: written_off is what was owed then, recovered what was paid since.
-- Facility kind 1: revolving. What is kept, of month ends and cycle days, is read.
create or replace macro facility_balance(subjects, known_at) as table
with kept_balance as (
  select s.subject_id, k.*
  from query_table(subjects) as s
  join balance_kept as k on k.facility_id = s.facility_id and k.owed_on = s.as_of
  where k.facility_id in (select facility_id from kept_facility(known_at))
),
balance_subject as materialized (
  select s.subject_id, s.facility_id, s.as_of
  from query_table(subjects) as s
  anti join kept_balance as k on k.subject_id = s.subject_id
),
balance_posting as materialized (
  select *
  from facility_posting(known_at)
  where facility_id in (select s.facility_id from balance_subject as s)
),
balance_lateness as materialized (
  select * from facility_lateness('balance_subject', 'balance_posting', known_at)
),
standing as materialized (
  select * from facility_standing('balance_subject', 'balance_lateness', known_at)
),
-- A charged-off facility is looked at as it was at the charge-off.
balance_point as materialized (
  select s.subject_id, s.facility_id, s.as_of as at_on, least(s.as_of, standing.charged_off_on) as as_of
  from balance_subject as s
  join standing on standing.subject_id = s.subject_id
),
allocated as (
  select p.facility_id, p.booked_on, sum(a.to_fees) as to_fees, sum(a.to_interest) as to_interest
  from payment_allocation('balance_point', 'balance_posting', 'balance_lateness', known_at) as a
  join balance_posting as p on p.transaction_id = a.transaction_id
  where a.to_fees <> 0 or a.to_interest <> 0
  group by all
),
allocated_before as (
  select p.subject_id, sum(a.to_fees) as to_fees, sum(a.to_interest) as to_interest
  from balance_point as p
  join allocated as a on a.facility_id = p.facility_id and a.booked_on < p.as_of
  group by p.subject_id
),
recovered as (
  select p.subject_id, sum(r.paid) as recovered
  from balance_point as p
  join balance_posting as r on r.facility_id = p.facility_id and r.booked_on >= p.as_of and r.booked_on < p.at_on
  where p.as_of < p.at_on
  group by p.subject_id
),
part as (
  select
    p.subject_id, p.facility_id, p.at_on, p.as_of < p.at_on as is_written_off,
    total.owed + coalesce(opening.owed, 0) as owed,
    total.fees_charged - coalesce(a.to_fees, 0) as fees_owed,
    total.interest_charged - coalesce(a.to_interest, 0) as interest_owed,
  from balance_point as p
  join facility_sum('balance_point', 'balance_posting') as total on total.subject_id = p.subject_id
  left join allocated_before as a on a.subject_id = p.subject_id
  left join opening_owed('balance_point', 'balance_posting', known_at) as opening on opening.subject_id = p.subject_id
),
book as (
  select
    subject_id, facility_id, at_on, is_written_off,
    case when is_written_off then 0 else owed - fees_owed - interest_owed end::decimal(18, 2) as principal,
    case when is_written_off then 0 else interest_owed end::decimal(18, 2) as interest,
    case when is_written_off then 0 else fees_owed end::decimal(18, 2) as fees,
    case when is_written_off then 0 else owed end::decimal(18, 2) as receivable,
    case when is_written_off then owed end::decimal(18, 2) as written_off,
  from part
)
select
  b.subject_id, b.facility_id, f.customer_id, b.at_on as owed_on,
  b.principal, b.interest, b.fees, b.receivable,
  case when b.is_written_off then 0 else coalesce(u.unbilled, 0) end::decimal(18, 2) as unbilled,
  case when b.is_written_off then 0 else coalesce(h.holds, 0) end::decimal(18, 2) as holds,
  l.credit_limit,
  case when f.kind <> 1 then null
       when l.credit_limit is null or s.is_frozen or s.is_fraud or b.is_written_off then 0
       else greatest(0, l.credit_limit - b.principal - coalesce(h.holds, 0)) end::decimal(18, 2) as available,
  case when f.kind = 1 then greatest(0, b.principal + coalesce(h.holds, 0) - coalesce(l.credit_limit, 0)) end::decimal(18, 2) as over_limit,
  case when l.credit_limit > 0 and not b.is_written_off
       then (greatest(0, b.principal) / l.credit_limit)::double end as utilisation,
  s.dpd, s.bucket, s.months_late, s.overdue_amount, s.basis,
  s.state, s.five_tier, s.stage,
  b.written_off,
  case when b.is_written_off then coalesce(r.recovered, 0) end::decimal(18, 2) as recovered,
from book as b
join facility as f on f.facility_id = b.facility_id and f.opened_on < b.at_on and f.recorded_at <= known_at::timestamp
join standing as s on s.subject_id = b.subject_id
left join plan_unbilled('balance_subject', known_at) as u on u.subject_id = b.subject_id
left join facility_hold('balance_subject', known_at) as h on h.subject_id = b.subject_id
left join facility_limit('balance_subject', known_at) as l on l.subject_id = b.subject_id
left join recovered as r on r.subject_id = b.subject_id
union all by name
select * from kept_balance;

-- What each payment of the subjects' facilities paid: fees, interest and principal, by `allocation_rule`
-- as of how late the facility was on its day, of what had been charged by the end of that day. A returned
-- payment takes back what it paid, principal first. Payments are taken one after another, all facilities
-- at once; without fees and interest all goes to principal. `postings`: as facility_posting gives it; `lateness`: as facility_lateness does.
-- What is kept is not computed again.
create or replace macro payment_allocation(subjects, postings, lateness, known_at) as table
with charged as (
  select facility_id
  from query_table(postings)
  where facility_id in (select s.facility_id from query_table(subjects) as s)
  group by facility_id
  having bool_or(interest <> 0 or fees <> 0)
),
kept_charged as (
  select facility_id from charged where facility_id in (select facility_id from kept_facility(known_at))
),
payment as materialized (
  select
    transaction_id as subject_id, transaction_id, facility_id, booked_on, (booked_on + 1)::date as as_of, undoes,
    paid as amount,
  from query_table(postings)
  where paid <> 0 and facility_id in (select s.facility_id from query_table(subjects) as s)
),
allocated_payment as materialized (
  select *, row_number() over (partition by facility_id order by booked_on, amount < 0, transaction_id) as payment_no
  from payment
  where facility_id in (select facility_id from charged) and facility_id not in (select facility_id from kept_charged)
),
rule as (
  select *, lead(effective_on, 1, date '9999-12-31') over (partition by from_dpd order by effective_on) as next_on
  from allocation_rule
),
ordered as (
  select p.transaction_id, arg_max(rule.pays_first, rule.from_dpd) as pays_first
  from allocated_payment as p
  left join query_table(lateness) as d on d.facility_id = p.facility_id and d.at_on = p.booked_on
  join rule on p.booked_on >= rule.effective_on and p.booked_on < rule.next_on and coalesce(d.dpd, 0) >= rule.from_dpd
  group by p.transaction_id
),
step as materialized (
  select
    p.transaction_id, p.facility_id, p.payment_no, p.amount, o.payment_no as undone_no, o.amount as undone_amount,
    ordered.pays_first = 'principal' as principal_first,
    total.principal_charged, total.interest_charged, total.fees_charged,
  from allocated_payment as p
  join facility_sum('allocated_payment', postings) as total on total.subject_id = p.subject_id
  left join ordered on ordered.transaction_id = p.transaction_id
  left join allocated_payment as o on o.facility_id = p.facility_id and o.transaction_id = p.undoes
),
-- The list of each facility's payments, folded from the first.
listed as (
  select facility_id,
    list({'transaction_id': transaction_id, 'amount': amount, 'undone_no': undone_no, 'undone_amount': undone_amount, 'principal_first': principal_first,
          'principal_charged': principal_charged, 'interest_charged': interest_charged, 'fees_charged': fees_charged,
          'principal_paid': 0::decimal(18, 2), 'fees_paid': 0::decimal(18, 2), 'interest_paid': 0::decimal(18, 2),
          'fee_parts': []::decimal(18, 2)[], 'interest_parts': []::decimal(18, 2)[]} order by payment_no) as payments,
  from step
  group by facility_id
),
folded as (
  select facility_id, payments,
    list_reduce(payments, lambda before, now: payment_taken(before, now), {
      'transaction_id': 0::bigint, 'amount': 0::decimal(18, 2), 'undone_no': 0::bigint, 'undone_amount': 0::decimal(18, 2), 'principal_first': false,
      'principal_charged': 0::decimal(18, 2), 'interest_charged': 0::decimal(18, 2), 'fees_charged': 0::decimal(18, 2),
      'principal_paid': 0::decimal(18, 2), 'fees_paid': 0::decimal(18, 2), 'interest_paid': 0::decimal(18, 2),
      'fee_parts': []::decimal(18, 2)[], 'interest_parts': []::decimal(18, 2)[]}) as paid,
  from listed
),
paying as (
  select facility_id, payment.transaction_id, payment.amount, to_fees, to_interest
  from (
    select facility_id, unnest(payments) as payment,
      unnest(paid.fee_parts) as to_fees, unnest(paid.interest_parts) as to_interest,
    from folded
  )
)
select transaction_id, facility_id, to_fees, to_interest, (amount - to_fees - to_interest)::decimal(18, 2) as to_principal
from paying
union all
select p.transaction_id, p.facility_id, coalesce(k.to_fees, 0), coalesce(k.to_interest, 0),
  p.amount - coalesce(k.to_fees, 0) - coalesce(k.to_interest, 0)
from payment as p
left join allocation_kept as k on k.facility_id = p.facility_id and k.transaction_id = p.transaction_id
where p.facility_id in (select facility_id from kept_charged) or p.facility_id not in (select facility_id from charged);

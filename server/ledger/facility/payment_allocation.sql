-- What each payment of the subjects' facilities paid: fees, interest and principal, by `allocation_rule`
-- as of how late the facility was on its day, of what had been charged by the end of that day. A returned
-- payment takes back what it paid, principal first. Payments are taken one after another, all facilities
-- at once; without fees and interest all goes to principal. `postings`: as facility_posting gives it; `lateness`: as facility_lateness does.
create or replace macro payment_allocation(subjects, postings, lateness) as table
with recursive charged as (
  select facility_id
  from query_table(postings)
  where facility_id in (select s.facility_id from query_table(subjects) as s)
  group by facility_id
  having bool_or(interest <> 0 or fees <> 0)
),
payment as materialized (
  select
    transaction_id as subject_id, transaction_id, facility_id, booked_on, (booked_on + 1)::date as as_of, undoes,
    paid as amount,
    row_number() over (partition by facility_id order by booked_on, paid < 0, transaction_id) as payment_no,
  from query_table(postings)
  where paid <> 0 and facility_id in (select s.facility_id from query_table(subjects) as s)
),
allocated_payment as materialized (
  select * from payment where facility_id in (select facility_id from charged)
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
-- What was paid so far, and of each payment the part that went to fees and to interest, for its return.
paying as (
  select
    facility_id, 0::bigint as payment_no, null::bigint as transaction_id, 0::decimal(18, 2) as amount,
    0::decimal(18, 2) as to_fees, 0::decimal(18, 2) as to_interest,
    0::decimal(18, 2) as fees_paid, 0::decimal(18, 2) as interest_paid, 0::decimal(18, 2) as principal_paid,
    []::decimal(18, 2)[] as fee_parts, []::decimal(18, 2)[] as interest_parts,
  from charged
  union all
  select
    facility_id, payment_no, transaction_id, amount, to_fees, to_interest,
    (fees_paid + to_fees)::decimal(18, 2), (interest_paid + to_interest)::decimal(18, 2),
    (principal_paid + amount - to_fees - to_interest)::decimal(18, 2),
    list_append(fee_parts, to_fees), list_append(interest_parts, to_interest),
  from (
    select *,
      case when amount >= 0 then least(amount - principal_part - to_fees, interest_open)
           else -least(-amount - principal_part, undone_interest) end::decimal(18, 2) as to_interest,
    from (
      select *,
        case when amount >= 0 then least(amount - principal_part, fees_open)
             else -least(greatest(0, -amount - principal_part - undone_interest), undone_fees) end::decimal(18, 2) as to_fees,
      from (
        select
          s.*, p.fees_paid, p.interest_paid, p.principal_paid, p.fee_parts, p.interest_parts,
          greatest(0, s.fees_charged - p.fees_paid) as fees_open,
          greatest(0, s.interest_charged - p.interest_paid) as interest_open,
          coalesce(p.fee_parts[s.undone_no], 0) as undone_fees,
          coalesce(p.interest_parts[s.undone_no], 0) as undone_interest,
          -- What principal takes before the others have their turn.
          case when s.amount < 0 then least(-s.amount, coalesce(s.undone_amount - undone_fees - undone_interest, -s.amount))
               when s.principal_first then least(s.amount, greatest(0, s.principal_charged - p.principal_paid))
               else 0 end as principal_part,
        from paying as p
        join step as s on s.facility_id = p.facility_id and s.payment_no = p.payment_no + 1
      )
    )
  )
)
select transaction_id, facility_id, to_fees, to_interest, (amount - to_fees - to_interest)::decimal(18, 2) as to_principal
from paying
where payment_no > 0
union all
select transaction_id, facility_id, 0, 0, amount
from payment
where facility_id not in (select facility_id from charged);

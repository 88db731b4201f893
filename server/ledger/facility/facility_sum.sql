-- What was charged to and paid by each subject's facility in all before its day. Whole months are added
-- up once for all days of a facility; only the month of the day itself is read row by row. `postings` is
-- a relation as facility_posting gives it.
create or replace macro facility_sum(subjects, postings) as table
with sum_point as (
  select s.subject_id, s.facility_id, s.as_of as at_on, date_trunc('month', s.as_of)::date as month_on
  from query_table(subjects) as s
),
month_sum as (
  select
    facility_id, date_trunc('month', booked_on)::date as month_on,
    sum(principal)::decimal(18, 2) as principal, sum(interest)::decimal(18, 2) as interest,
    sum(fees)::decimal(18, 2) as fees, sum(paid)::decimal(18, 2) as paid,
  from query_table(postings)
  where facility_id in (select facility_id from sum_point)
  group by all
),
before_month as (
  select p.subject_id, sum(m.principal) as principal, sum(m.interest) as interest, sum(m.fees) as fees, sum(m.paid) as paid
  from sum_point as p
  join month_sum as m on m.facility_id = p.facility_id and m.month_on < p.month_on
  group by p.subject_id
),
in_month as (
  select p.subject_id, sum(m.principal) as principal, sum(m.interest) as interest, sum(m.fees) as fees, sum(m.paid) as paid
  from sum_point as p
  join query_table(postings) as m on m.facility_id = p.facility_id
    and date_trunc('month', m.booked_on)::date = p.month_on and m.booked_on < p.at_on
  where p.at_on > p.month_on
  group by p.subject_id
)
select
  p.subject_id,
  (coalesce(b.principal, 0) + coalesce(i.principal, 0))::decimal(18, 2) as principal_charged,
  (coalesce(b.interest, 0) + coalesce(i.interest, 0))::decimal(18, 2) as interest_charged,
  (coalesce(b.fees, 0) + coalesce(i.fees, 0))::decimal(18, 2) as fees_charged,
  (coalesce(b.paid, 0) + coalesce(i.paid, 0))::decimal(18, 2) as paid_in_all,
  (principal_charged + interest_charged + fees_charged - paid_in_all)::decimal(18, 2) as owed,
from sum_point as p
left join before_month as b on b.subject_id = p.subject_id
left join in_month as i on i.subject_id = p.subject_id;

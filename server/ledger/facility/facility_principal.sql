-- The principal that each subject's line or loan owes at the start of its day, and the limit in force: as
-- facility_balance has them, for many days of a facility at once. How late it is is looked at only where a
-- payment's parts hang on it. No row from a charge-off on, nor before the opening.
create or replace macro facility_principal(subjects, known_at) as table
with principal_posting as materialized (
  select * from facility_posting(known_at) where facility_id in (select s.facility_id from query_table(subjects) as s)
),
charged_payment as materialized (
  select row_number() over (order by facility_id, booked_on) as subject_id, facility_id, booked_on as as_of
  from (
    select distinct facility_id, booked_on
    from principal_posting
    where paid > 0 and facility_id in (select facility_id from principal_posting where interest <> 0 or fees <> 0)
      and facility_id not in (select facility_id from kept_facility(known_at))
  )
),
payment_lateness as materialized (
  select p.facility_id, p.as_of as at_on, d.dpd
  from charged_payment as p
  join facility_delinquency('charged_payment', known_at) as d on d.subject_id = p.subject_id
),
one_of_each as materialized (
  select s.facility_id as subject_id, s.facility_id, max(s.as_of) as as_of from query_table(subjects) as s group by s.facility_id
),
moved as (
  select facility_id, booked_on, principal - paid as principal from principal_posting
  union all
  select a.facility_id, p.booked_on, a.to_fees + a.to_interest
  from payment_allocation('one_of_each', 'principal_posting', 'payment_lateness', known_at) as a
  join principal_posting as p on p.transaction_id = a.transaction_id
),
-- On one day the subjects come before what moves then: they are asked of at its start.
running as (
  select subject_id, sum(principal) over (partition by facility_id order by at_on, subject_id is null) as principal
  from (
    select facility_id, booked_on as at_on, null as subject_id, principal from moved
    union all
    select s.facility_id, s.as_of, s.subject_id, 0 from query_table(subjects) as s
  )
)
select
  s.subject_id, s.facility_id, s.as_of as owed_on,
  (coalesce(r.principal, 0) + coalesce(opening.owed, 0))::decimal(18, 2) as principal,
  l.credit_limit,
from query_table(subjects) as s
join facility as f on f.facility_id = s.facility_id and f.opened_on < s.as_of and f.recorded_at <= known_at::timestamp
left join running as r on r.subject_id = s.subject_id
left join opening_owed(subjects, 'principal_posting', known_at) as opening on opening.subject_id = s.subject_id
left join facility_limit(subjects, known_at) as l on l.subject_id = s.subject_id
where not exists (
  select 1 from facility_state as gone
  where gone.facility_id = s.facility_id and gone.state = 3 and gone.since < s.as_of
    and coalesce(gone.until >= s.as_of, true) and gone.recorded_at <= known_at::timestamp);

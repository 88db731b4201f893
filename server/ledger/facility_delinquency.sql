-- How late each subject's facility is at the start of its day. basis `computed`: from minimum dues
-- and payments; `stated`: from the months late of the source's last statement (no days then).
create or replace macro facility_delinquency(subjects, known_at) as table
with delinquency_point as (
  select s.subject_id, 0 as point_no, s.facility_id, s.as_of as at_on
  from query_table(subjects) as s
  where s.facility_id is not null
),
last_statement as (
  select p.subject_id, max(s.closed_on) as closed_on,
    arg_max(s.repayment_status, s.closed_on) as repayment_status,
    arg_max(s.minimum_due is not null and s.due_on is not null, s.closed_on) as has_dues,
  from delinquency_point as p
  join statement as s on s.facility_id = p.facility_id
    and s.closed_on < p.at_on and s.recorded_at <= known_at::timestamp
  group by p.subject_id
),
measured as (
  select
    point.subject_id, point.facility_id, point.at_on,
    case when has_dues then 'computed' else 'stated' end as basis,
    case when has_dues then coalesce(point.at_on - arrears.oldest_due_on, 0) end as dpd,
    case when has_dues then coalesce(arrears.bills_past_due, 0) else greatest(0, repayment_status) end as months_late,
    case when has_dues then coalesce(arrears.overdue_amount, 0) end as overdue_amount,
  from delinquency_point as point
  join last_statement using (subject_id)
  left join facility_arrears('delinquency_point', known_at) as arrears using (subject_id)
  where has_dues or repayment_status is not null
)
select
  subject_id,
  facility_id,
  dpd::bigint as dpd,
  case when basis = 'computed' then bucket_of(dpd) else least(7, months_late) end::smallint as bucket,
  months_late::bigint as months_late,
  overdue_amount,
  basis,
from measured;

-- How late each subject's facility is at the start of its day. basis `computed`: from minimum dues or
-- instalments and payments, of the source's statements or, where it gave none, of those the ledger
-- computes; `stated`: from the months late of the source's last statement (no days then). Days in
-- forbearance do not count; a charge-off leaves everything as it was then. States 2 forborne, 3 charged off.
create or replace macro facility_delinquency(subjects, known_at) as table
with delinquency_point as (
  select s.subject_id, 0 as point_no, s.facility_id, least(s.as_of, state.charged_off_on) as at_on,
    least(s.as_of, state.charged_off_on) as as_of, state.charged_off_on is not null as is_charged_off,
  from query_table(subjects) as s
  left join facility_state_on(subjects, known_at) as state on state.subject_id = s.subject_id
  where s.facility_id is not null
),
known_statement as (
  select facility_id, closed_on, repayment_status, minimum_due is not null and due_on is not null as has_dues,
    lead(closed_on, 1, date '9999-12-31') over (partition by facility_id order by closed_on) as next_closed_on,
  from statement
  where recorded_at <= known_at::timestamp and facility_id in (select facility_id from delinquency_point)
),
last_statement as (
  select p.subject_id, s.closed_on, s.repayment_status, s.has_dues
  from delinquency_point as p
  join known_statement as s on s.facility_id = p.facility_id and s.closed_on < p.at_on and s.next_closed_on >= p.at_on
),
-- A source that gives statements of a facility is believed: none are computed.
billed_by_source as (
  select subject_id from last_statement
  union
  select p.subject_id
  from delinquency_point as p
  join coverage as c on c.facility_id = p.facility_id and c.relation = 'statement'
    and c.observed_from < p.at_on and c.recorded_at <= known_at::timestamp
),
unbilled_point as (
  select p.* from delinquency_point as p anti join billed_by_source as b on b.subject_id = p.subject_id
),
delinquency_posting as materialized (
  select * from facility_posting(known_at) where facility_id in (select facility_id from unbilled_point)
),
used_line as (
  select facility_id, min(booked_on) as first_on from delinquency_posting group by facility_id
),
computed_point as (
  select p.subject_id, p.facility_id, p.as_of
  from unbilled_point as p
  join used_line as u on u.facility_id = p.facility_id and u.first_on < p.at_on
),
delinquency_sum as materialized (
  select * from facility_sum('computed_point', 'delinquency_posting')
),
arrears as (
  select s.subject_id, s.has_dues, s.repayment_status, a.oldest_due_on, a.bills_past_due, a.overdue_amount
  from last_statement as s
  left join facility_arrears('delinquency_point', known_at) as a on a.subject_id = s.subject_id
  where s.has_dues or s.repayment_status is not null
  union all
  select subject_id, true, null, oldest_due_on, bills_past_due, overdue_amount
  from line_arrears('computed_point', 'delinquency_posting', 'delinquency_sum', known_at)
  union all
  select subject_id, true, null, oldest_due_on, bills_past_due, overdue_amount
  from loan_arrears('computed_point', 'delinquency_sum', known_at)
),
-- Spells that overlap count once.
forborne as (
  select facility_id, coalesce(until + 1, date '9999-12-31') as ended_on,
    greatest(since, coalesce(max(coalesce(until + 1, date '9999-12-31')) over (
      partition by facility_id order by since, until rows between unbounded preceding and 1 preceding), since)) as began_on,
  from facility_state
  where state = 2 and recorded_at <= known_at::timestamp
),
paused as (
  select p.subject_id, sum(overlap(f.began_on, f.ended_on, a.oldest_due_on + 1, p.at_on)) as days
  from arrears as a
  join delinquency_point as p on p.subject_id = a.subject_id
  join forborne as f on f.facility_id = p.facility_id
  where a.oldest_due_on is not null
  group by p.subject_id
),
measured as (
  select
    point.subject_id, point.facility_id, point.is_charged_off,
    case when has_dues then 'computed' else 'stated' end as basis,
    case when has_dues then coalesce(point.at_on - oldest_due_on - coalesce(paused.days, 0), 0) end as dpd,
    case when has_dues then coalesce(bills_past_due, 0) else greatest(0, repayment_status) end as months_late,
    case when has_dues then coalesce(overdue_amount, 0) end as overdue_amount,
  from delinquency_point as point
  join arrears on arrears.subject_id = point.subject_id
  left join paused on paused.subject_id = point.subject_id
)
select
  subject_id,
  facility_id,
  dpd::bigint as dpd,
  case when is_charged_off then 7 when basis = 'computed' then bucket_of(dpd) else least(7, months_late) end::smallint as bucket,
  months_late::bigint as months_late,
  overdue_amount,
  basis,
from measured;

-- Facilities by the month, quarter or year (cohort_grain) they began in, among those that began in the
-- window of months before as_of; they begin with their opening, or with their first use (cohort_by
-- `first_use`): the first purchase, withdrawal or disbursement. weight: a loan's principal, a line's first
-- permanent limit, since a line lends no amount at its opening. What was open when the data begin may be
-- older, and belongs to no cohort. Kinds 1 purchase, 5 withdrawal, 14 disbursement; facility kind 2: loan.
create or replace macro cohort_member(as_of, known_at, window_months, cohort_by, cohort_grain) as table
with first_use as (
  select facility_id, min(booked_on) as used_on
  from transaction
  where facility_id is not null and kind in (1, 5, 14) and status <> 2
    and booked_on < as_of::date and recorded_at <= known_at::timestamp
  group by facility_id
),
first_limit as (
  select facility_id, arg_min(credit_limit, (effective_on, recorded_at)) as credit_limit
  from limit_event
  where until is null and effective_on < as_of::date and recorded_at <= known_at::timestamp
  group by facility_id
),
began as (
  select
    f.facility_id,
    case when cohort_by = 'first_use' then u.used_on else f.opened_on end as began_on,
    case when f.kind = 2 then f.principal else l.credit_limit end as weight,
  from facility as f
  left join first_use as u on u.facility_id = f.facility_id
  left join first_limit as l on l.facility_id = f.facility_id
  where f.recorded_at <= known_at::timestamp
    and f.opened_on is distinct from (select history_from from lender limit 1)
)
select facility_id, began_on, date_trunc(cohort_grain, began_on)::date as cohort, weight
from began
where began_on >= date_trunc(cohort_grain, first_month(as_of, window_months)) and began_on < as_of::date;

-- Facilities by the month they were opened in, and how many of those whose first due day lies so long back
-- had it still unpaid when it was unpaid_days past due; never before the days of grace are over
-- (`past_due_rule`). NULL: none has come so far. What was open when the data begin is left out.
create or replace macro first_payment_default(as_of, known_at, window_months, unpaid_days) as table
with rule as (
  select effective_on, lead(effective_on, 1, date '9999-12-31') over (order by effective_on) as next_on, grace_days
  from past_due_rule
  where currency = (select currency from lender limit 1)
),
opened as (
  select facility_id, opened_on, date_trunc('month', opened_on)::date as cohort
  from facility
  where opened_on >= first_month(as_of, window_months) and opened_on < as_of::date
    and recorded_at <= known_at::timestamp
    and opened_on is distinct from (select history_from from lender limit 1)
),
judged as (
  select
    o.cohort, o.facility_id, d.due_on, d.amount,
    d.due_on + greatest(unpaid_days::integer, coalesce(rule.grace_days, 0) + 1) as judged_on,
  from opened as o
  left join first_due(as_of, known_at) as d on d.facility_id = o.facility_id
  left join rule on d.due_on >= rule.effective_on and d.due_on < rule.next_on
),
matured as (
  select * from judged where judged_on <= as_of::date
),
first_due_point as materialized (
  select facility_id as subject_id, facility_id, judged_on as as_of from matured
),
late as (
  select facility_id
  from facility_delinquency('first_due_point', known_at)
  where dpd >= unpaid_days or bucket = 7
)
select
  j.cohort,
  count(*) as accounts,
  count(j.due_on) as with_due,
  count(m.facility_id) as matured,
  count(l.facility_id) as unpaid,
  (count(l.facility_id) / nullif(count(m.facility_id), 0))::double as unpaid_share,
  coalesce(sum(m.amount), 0)::decimal(18, 2) as matured_amount,
  coalesce(sum(case when l.facility_id is not null then m.amount end), 0)::decimal(18, 2) as unpaid_amount,
from judged as j
left join matured as m on m.facility_id = j.facility_id
left join late as l on l.facility_id = j.facility_id
group by j.cohort;

-- Of each cohort, the part that was ever more than over_days past due (or charged off) at a month end up
-- to each month on book; month 0 is that of the beginning. Whoever was late stays counted, and so does
-- who closed. A cell is NULL until the youngest of its cohort has had that many months.
create or replace macro vintage(as_of, known_at, window_months, over_days, cohort_by, cohort_grain) as table
with member as materialized (
  select *, date_diff('month', began_on, last_month_end(as_of)) as months_seen
  from cohort_member(as_of, known_at, window_months, cohort_by, cohort_grain)
),
-- Who gives months late and no days is over 30 days late from its second month on.
first_late as (
  select m.facility_id, min(date_diff('month', m.began_on, s.month_end)) as late_from
  from facility_month((select min(began_on) from member), last_month_end(as_of), known_at) as s
  join member as m on m.facility_id = s.facility_id and s.month_end >= m.began_on
  where coalesce(s.dpd > over_days, s.bucket > over_days / 30, false) or s.written_off is not null
  group by m.facility_id
),
cohort_size as (
  select
    cohort, count(*) as accounts, sum(weight)::decimal(18, 2) as amount, min(months_seen) as months_seen,
    max(max(months_seen)) over () as months_shown,
  from member
  group by cohort
),
late_from_month as (
  select m.cohort, l.late_from, count(*) as accounts, coalesce(sum(m.weight), 0)::decimal(18, 2) as amount
  from member as m
  join first_late as l on l.facility_id = m.facility_id
  group by all
),
cell as (
  select *, unnest(range(months_shown + 1)) as months_on_book
  from cohort_size
),
counted as (
  select
    c.cohort, c.months_on_book, c.accounts, c.amount, c.months_on_book <= c.months_seen as is_mature,
    coalesce(sum(l.accounts), 0)::bigint as late_accounts,
    coalesce(sum(l.amount), 0)::decimal(18, 2) as late_amount,
  from cell as c
  left join late_from_month as l on l.cohort = c.cohort and l.late_from <= c.months_on_book
  group by all
)
select
  cohort, months_on_book, accounts, amount,
  case when is_mature then late_accounts end as late_accounts,
  case when is_mature then (late_accounts / accounts)::double end as late_share,
  case when is_mature and amount is not null then late_amount end as late_amount,
  case when is_mature then (late_amount / nullif(amount, 0))::double end as late_amount_share,
from counted;

-- What was observed of each subject's transactions: from which day without a gap until its as_of,
-- and which share of the last 30, 90, 180 and 365 days. Unobserved is not zero: where a share is
-- under 1 a window says nothing. An account that exists and is not observed hides its owner's days.
create or replace macro observed_window(subjects, known_at) as table
-- Whatever transactions are made on: accounts, and facilities that are observed themselves.
with carrier as (
  select s.subject_id, s.as_of as at_on, a.account_id, null::bigint as facility_id, a.opened_on,
    least(coalesce(a.closed_on, s.as_of), s.as_of) as existed_until,
  from query_table(subjects) as s
  join account as a on a.customer_id = s.customer_id
    and a.opened_on < s.as_of and a.recorded_at <= known_at::timestamp
  union all
  select s.subject_id, s.as_of, null, f.facility_id, f.opened_on, least(coalesce(f.closed_on, s.as_of), s.as_of)
  from query_table(subjects) as s
  join facility as f on f.customer_id = s.customer_id
    and f.opened_on < s.as_of and f.recorded_at <= known_at::timestamp
  where f.facility_id in (
    select c.facility_id from coverage as c
    where c.relation = 'transaction' and c.facility_id is not null and c.recorded_at <= known_at::timestamp)
),
known_coverage as (
  select account_id, facility_id, observed_from, observed_until
  from coverage
  where relation = 'transaction' and recorded_at <= known_at::timestamp
),
span as (
  select k.subject_id, k.at_on, k.account_id, k.facility_id, c.observed_from, least(c.observed_until, k.at_on) as observed_until
  from carrier as k
  join known_coverage as c on c.account_id = k.account_id and c.observed_from < k.at_on
  where k.account_id is not null
  union all
  select k.subject_id, k.at_on, k.account_id, k.facility_id, c.observed_from, least(c.observed_until, k.at_on)
  from carrier as k
  join known_coverage as c on c.facility_id = k.facility_id and c.observed_from < k.at_on
  where k.facility_id is not null
),
-- Loads overlap and adjoin: a new stretch begins where no earlier one reaches.
marked as (
  select span.*,
    coalesce(observed_from > max(observed_until) over (
      partition by subject_id, account_id, facility_id
      order by observed_from, observed_until rows between unbounded preceding and 1 preceding), true)::int as begins,
  from span
),
numbered as (
  select marked.*,
    sum(begins) over (
      partition by subject_id, account_id, facility_id order by observed_from, observed_until rows unbounded preceding) as stretch_no,
  from marked
),
stretch as (
  select subject_id, at_on, account_id, facility_id, stretch_no,
    min(observed_from) as observed_from, max(observed_until) as observed_until,
  from numbered
  group by all
),
days as (
  select
    k.subject_id, k.account_id, k.facility_id,
    coalesce(sum(overlap(s.observed_from, s.observed_until, k.at_on - 30, k.at_on)), 0) as seen_30,
    coalesce(sum(overlap(s.observed_from, s.observed_until, k.at_on - 90, k.at_on)), 0) as seen_90,
    coalesce(sum(overlap(s.observed_from, s.observed_until, k.at_on - 180, k.at_on)), 0) as seen_180,
    coalesce(sum(overlap(s.observed_from, s.observed_until, k.at_on - 365, k.at_on)), 0) as seen_365,
    -- Days on which it existed and nobody looked.
    any_value(overlap(k.opened_on, k.existed_until, k.at_on - 30, k.at_on))
      - coalesce(sum(overlap(greatest(s.observed_from, k.opened_on), least(s.observed_until, k.existed_until), k.at_on - 30, k.at_on)), 0) as hidden_30,
    any_value(overlap(k.opened_on, k.existed_until, k.at_on - 90, k.at_on))
      - coalesce(sum(overlap(greatest(s.observed_from, k.opened_on), least(s.observed_until, k.existed_until), k.at_on - 90, k.at_on)), 0) as hidden_90,
    any_value(overlap(k.opened_on, k.existed_until, k.at_on - 180, k.at_on))
      - coalesce(sum(overlap(greatest(s.observed_from, k.opened_on), least(s.observed_until, k.existed_until), k.at_on - 180, k.at_on)), 0) as hidden_180,
    any_value(overlap(k.opened_on, k.existed_until, k.at_on - 365, k.at_on))
      - coalesce(sum(overlap(greatest(s.observed_from, k.opened_on), least(s.observed_until, k.existed_until), k.at_on - 365, k.at_on)), 0) as hidden_365,
    max(case when s.observed_until = k.at_on then s.observed_from end) as reaches_back_to,
    any_value(k.existed_until = k.at_on) as exists_now,
  from carrier as k
  left join stretch as s
    on s.subject_id = k.subject_id and s.account_id is not distinct from k.account_id
    and s.facility_id is not distinct from k.facility_id
  group by all
),
subject_days as (
  select
    subject_id,
    least(max(seen_30), 30 - max(hidden_30)) / 30 as coverage_30d,
    least(max(seen_90), 90 - max(hidden_90)) / 90 as coverage_90d,
    least(max(seen_180), 180 - max(hidden_180)) / 180 as coverage_180d,
    least(max(seen_365), 365 - max(hidden_365)) / 365 as coverage_365d,
    case when not bool_or(exists_now and reaches_back_to is null) then min(reaches_back_to) end as observed_from,
  from days
  group by subject_id
)
select
  subject.subject_id, subject.customer_id, subject.facility_id, subject.as_of,
  subject_days.observed_from,
  coalesce(coverage_30d, 0)::double as coverage_30d,
  coalesce(coverage_90d, 0)::double as coverage_90d,
  coalesce(coverage_180d, 0)::double as coverage_180d,
  coalesce(coverage_365d, 0)::double as coverage_365d,
from query_table(subjects) as subject
left join subject_days using (subject_id);

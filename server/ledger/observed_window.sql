-- What was observed of each subject's transactions: from which day without a gap until its as_of,
-- and which share of the last 30, 90, 180 and 365 days. Unobserved is not zero: where a share is
-- under 1 a window says nothing. An account that exists and is not observed hides its owner's days.
create or replace macro observed_window(subjects, known_at) as table
with span as (
  select
    s.subject_id, c.account_id, c.facility_id, s.as_of as at_on,
    c.observed_from, least(c.observed_until, s.as_of) as observed_until,
  from query_table(subjects) as s
  join coverage as c on c.customer_id = s.customer_id and c.relation = 'transaction'
    and c.observed_from < s.as_of and c.recorded_at <= known_at::timestamp
),
-- Loads overlap and adjoin: each adds the days that no earlier one reached, and a new stretch begins
-- where none reached.
reached as (
  select
    span.*,
    max(observed_until) over (
      partition by subject_id, account_id, facility_id
      order by observed_from, observed_until rows between unbounded preceding and 1 preceding) as reached_until,
  from span
),
added as (
  select
    subject_id, account_id, facility_id, at_on, observed_until,
    case when reached_until >= observed_from then reached_until else observed_from end as observed_from,
    case when reached_until >= observed_from then null else observed_from end as begins_on,
    reached_until is not null as later,
  from reached
),
-- Accounts exist from their opening, observed or not.
existing as (
  select
    s.subject_id, a.account_id, null::bigint as facility_id, s.as_of as at_on,
    a.opened_on as existed_from, least(coalesce(a.closed_on, s.as_of), s.as_of) as existed_until,
  from query_table(subjects) as s
  join account as a on a.customer_id = s.customer_id
    and a.opened_on < s.as_of and a.recorded_at <= known_at::timestamp
),
-- Stretches by how many days ago they began and ended; what is missing is NULL at both ends.
ago as (
  select
    coalesce(e.subject_id, s.subject_id) as subject_id,
    coalesce(e.account_id, s.account_id) as account_id,
    coalesce(e.facility_id, s.facility_id) as facility_id,
    s.begins_on,
    coalesce(e.existed_until = e.at_on, false) as exists_now,
    coalesce(s.observed_until = s.at_on, false) as observed_now,
    s.at_on - s.observed_from as observed_from,
    s.at_on - s.observed_until as observed_until,
    -- Of its existence, counted with its first stretch.
    case when s.later is not true then e.at_on - e.existed_from end as existed_from,
    case when s.later is not true then e.at_on - e.existed_until end as existed_until,
    case when e.existed_from > s.observed_from then e.at_on - e.existed_from
         when e.existed_from is not null then s.at_on - s.observed_from end as both_from,
    case when e.existed_until < s.observed_until then e.at_on - e.existed_until
         when e.existed_until is not null then s.at_on - s.observed_until end as both_until,
  from existing as e
  full join added as s on s.subject_id = e.subject_id and s.account_id = e.account_id
),
days as (
  select
    subject_id, account_id, facility_id,
    sum(days_within(observed_from, observed_until, 30)) as seen_30,
    sum(days_within(observed_from, observed_until, 90)) as seen_90,
    sum(days_within(observed_from, observed_until, 180)) as seen_180,
    sum(days_within(observed_from, observed_until, 365)) as seen_365,
    -- Days on which it existed and nobody looked.
    sum(days_within(existed_from, existed_until, 30) - days_within(both_from, both_until, 30)) as hidden_30,
    sum(days_within(existed_from, existed_until, 90) - days_within(both_from, both_until, 90)) as hidden_90,
    sum(days_within(existed_from, existed_until, 180) - days_within(both_from, both_until, 180)) as hidden_180,
    sum(days_within(existed_from, existed_until, 365) - days_within(both_from, both_until, 365)) as hidden_365,
    case when bool_or(observed_now) then max(begins_on) end as reaches_back_to,
    bool_or(exists_now) as exists_now,
  from ago
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
  s.subject_id, s.customer_id, s.facility_id, s.as_of,
  subject_days.observed_from,
  coalesce(coverage_30d, 0)::double as coverage_30d,
  coalesce(coverage_90d, 0)::double as coverage_90d,
  coalesce(coverage_180d, 0)::double as coverage_180d,
  coalesce(coverage_365d, 0)::double as coverage_365d,
from query_table(subjects) as s
left join subject_days on subject_days.subject_id = s.subject_id;

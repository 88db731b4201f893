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
both_of as (
  select
    coalesce(e.subject_id, s.subject_id) as subject_id,
    coalesce(e.account_id, s.account_id) as account_id,
    coalesce(e.facility_id, s.facility_id) as facility_id,
    coalesce(e.at_on, s.at_on) as at_on,
    e.existed_from, e.existed_until, s.observed_from, s.observed_until, s.begins_on,
    case when e.existed_from > s.observed_from then e.existed_from
         when e.existed_from is not null then s.observed_from end as both_from,
    case when e.existed_until < s.observed_until then e.existed_until
         when e.existed_until is not null then s.observed_until end as both_until,
    case when not coalesce(s.later, false) then e.existed_until end as first_existed_until,
  from existing as e
  full join added as s on s.subject_id = e.subject_id and s.account_id = e.account_id
),
days as (
  select
    subject_id, account_id, facility_id,
    sum(overlap(observed_from, observed_until, at_on - 30, at_on)::double) as seen_30,
    sum(overlap(observed_from, observed_until, at_on - 90, at_on)::double) as seen_90,
    sum(overlap(observed_from, observed_until, at_on - 180, at_on)::double) as seen_180,
    sum(overlap(observed_from, observed_until, at_on - 365, at_on)::double) as seen_365,
    -- Days on which it existed and nobody looked: of its existence, counted with its first stretch.
    sum((overlap(existed_from, first_existed_until, at_on - 30, at_on)
      - overlap(both_from, both_until, at_on - 30, at_on))::double) as hidden_30,
    sum((overlap(existed_from, first_existed_until, at_on - 90, at_on)
      - overlap(both_from, both_until, at_on - 90, at_on))::double) as hidden_90,
    sum((overlap(existed_from, first_existed_until, at_on - 180, at_on)
      - overlap(both_from, both_until, at_on - 180, at_on))::double) as hidden_180,
    sum((overlap(existed_from, first_existed_until, at_on - 365, at_on)
      - overlap(both_from, both_until, at_on - 365, at_on))::double) as hidden_365,
    case when max(observed_until) = any_value(at_on) then max(begins_on) end as reaches_back_to,
    coalesce(any_value(existed_until = at_on), false) as exists_now,
  from both_of
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

-- Why attempts to open an account from afar failed in the days before as_of: by element and reason
-- (NULL: not stated), each attempt at the first element that failed, beside all that failed, and those
-- in which nothing else did.
create or replace macro verification_failure(as_of, known_at, window_days) as table
with checked as (
  select
    attempt, customer_id, element, result = 2 as failed, reason,
    min(case when result = 2 then element end) over one_attempt as first_failed,
    count(case when result = 2 then 1 end) over one_attempt as failures,
  from account_verification
  where attempted_on >= as_of::date - window_days::integer and attempted_on < as_of::date
    and recorded_at <= known_at::timestamp
  window one_attempt as (partition by attempt, customer_id)
),
of_element as (
  select element, count(*) as checks
  from checked
  group by element
)
select
  c.element, c.reason,
  any_value(e.checks) as checks,
  count(*) as failed,
  (count(*) / any_value(e.checks))::double as failure_rate,
  count(distinct c.customer_id) as customers,
  count(case when c.element = c.first_failed then 1 end) as first_failed,
  count(case when c.failures = 1 then 1 end) as alone,
from checked as c
join of_element as e on e.element = c.element
where c.failed
group by c.element, c.reason;

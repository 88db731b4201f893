-- Everyone a run scores: each open revolving line, and each customer who owns an account or a
-- facility but has no open revolving line. The same rule makes the id everywhere: twice the
-- facility, or twice the customer plus one.
create or replace macro subjects_on(as_of, known_at) as table
with open_line as (
  select facility_id, customer_id
  from facility
  where kind = 1 and opened_on < as_of::date and coalesce(closed_on >= as_of::date, true)
    and recorded_at <= known_at::timestamp
),
owner as (
  select customer_id from account
  where opened_on < as_of::date and coalesce(closed_on >= as_of::date, true) and recorded_at <= known_at::timestamp
  union
  select customer_id from facility
  where opened_on < as_of::date and recorded_at <= known_at::timestamp
)
select 2 * facility_id as subject_id, customer_id, facility_id, as_of::date as as_of
from open_line
union all
select 2 * customer_id + 1, customer_id, null::bigint, as_of::date
from owner
where customer_id not in (select customer_id from open_line);

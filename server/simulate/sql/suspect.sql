-- Whose attempts may not all be granted: where the sum of all of them is more than the line, the
-- account or its class could bear without any payment in between.
with asked as (
  select
    n,
    sum(case when is_on_line then borne else 0 end)::bigint as line_cents,
    sum(case when is_on_line then 0 else cents end)::bigint as savings_cents,
    sum(cents)::bigint as class_cents,
  from attempt
  where hits = 0
  group by n
),
-- A settlement still to come may be over what was approved: the room for it is kept.
reserved as (
  select n, sum(cents - released)::bigint as cents
  from effect
  where kind = 'clearing' and cents > released
  group by n
),
able as (
  select line.n, (credit_limit - principal - held - coalesce(reserved.cents, 0))::bigint as room
  from line
  left join reserved using (n)
)
select
  asked.n, coalesce(able.room, 0) as room,
  savings.balance, savings.paid_in_year, savings.year_no,
  class_cents > moment.class_day_cents
    or savings.paid_in_year + class_cents > moment.class_year_cents as is_near_cap,
from asked
join savings using (n)
cross join moment
left join able using (n)
where line_cents > coalesce(able.room, 0)
  or savings_cents > savings.balance
  or class_cents > moment.class_day_cents
  or savings.paid_in_year + class_cents > moment.class_year_cents;

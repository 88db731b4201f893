-- How many days of its window each line was watched, by payments or by statements, whichever reach further.
-- `observations` (observation_no, facility_id, customer_id, day_on, last_on): the window is [day_on, last_on).
create or replace macro window_watched(observations, known_at) as table
-- Loads overlap and adjoin: each adds the days that no earlier one reached.
with stretch as (
  select
    o.facility_id, c.relation, c.observed_until,
    greatest(c.observed_from, max(c.observed_until) over (
      partition by o.facility_id, c.relation order by c.observed_from, c.observed_until
      rows between unbounded preceding and 1 preceding)) as adds_from,
  from (select distinct facility_id, customer_id from query_table(observations)) as o
  join coverage as c on c.customer_id = o.customer_id and c.recorded_at <= known_at::timestamp
    and (c.facility_id = o.facility_id or (c.facility_id is null and c.account_id is null))
),
watched as (
  select o.observation_no, s.relation, sum(overlap(s.adds_from, s.observed_until, o.day_on, o.last_on)) as days
  from query_table(observations) as o
  join stretch as s on s.facility_id = o.facility_id
  group by all
)
select observation_no, max(days) as days
from watched
group by observation_no;

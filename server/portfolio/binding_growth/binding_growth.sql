-- Cards, tokens and codes bound to accounts at the end of each of the last months before as_of, by
-- instrument and in all (instrument NULL), and how many each user of them has.
create or replace macro binding_growth(as_of, known_at, window_months) as table
select
  m.month,
  b.instrument,
  count(case when coalesce(b.until >= m.end_day, true) then 1 end) as bindings,
  count(distinct case when coalesce(b.until >= m.end_day, true) then b.customer_id end) as users,
  (bindings / nullif(users, 0))::double as per_user,
  count(case when b.since >= m.month then 1 end) as new_bindings,
  count(case when b.until < m.end_day then 1 end) as ended_bindings,
from months_until(as_of, window_months) as m
join binding as b on b.since < m.end_day and coalesce(b.until >= m.month, true)
where b.recorded_at <= known_at::timestamp
group by grouping sets ((m.month, b.instrument), (m.month));

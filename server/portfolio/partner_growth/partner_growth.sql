-- Partners of each role at the end of each of the last months before as_of.
create or replace macro partner_growth(as_of, known_at, window_months) as table
select
  m.month,
  p.role,
  count(case when coalesce(p.until >= m.end_day, true) then 1 end) as partners,
  count(case when p.since >= m.month then 1 end) as new_partners,
  count(case when p.until < m.end_day then 1 end) as ended_partners,
from months_until(as_of, window_months) as m
join partner as p on p.since < m.end_day and coalesce(p.until >= m.month, true)
where p.recorded_at <= known_at::timestamp
group by m.month, p.role;

-- Every offer made or held back in the days before as_of, and what came of it by as_of: whether it was
-- taken, and what the facility it led to earned (fees, interest, penalties), what bureaus asked for
-- meanwhile, and what was lost when it was charged off, less what was recovered (NULL where that is
-- not known; 0 where it was not charged off).
create or replace macro offer_outcome(as_of, known_at, window_days) as table
with made as (
  select
    source_id as offer_id, customer_id, campaign, arm, offered_on,
    coalesce(taken_on < as_of::date, false) as taken,
    case when taken_on < as_of::date then facility_id end as facility_id,
    case when taken_on < as_of::date then taken_on end as taken_on,
    least(coalesce(taken_on, expires_on, offered_on), as_of::date - 1) as decided_on,
  from offer
  where offered_on >= as_of::date - window_days::integer and offered_on < as_of::date
    and recorded_at <= known_at::timestamp
),
earned as (
  select m.offer_id, sum(t.amount) as income
  from made as m
  join transaction as t on t.facility_id = m.facility_id and t.booked_on >= m.taken_on
  where t.kind in (9, 10, 11) and t.direction = -1 and t.status <> 2
    and t.booked_on < as_of::date and t.recorded_at <= known_at::timestamp
  group by m.offer_id
),
asked as (
  select m.offer_id, sum(i.cost) as cost
  from made as m
  join inquiry as i on i.customer_id = m.customer_id and i.asked_on between m.offered_on and m.decided_on
  where i.recorded_at <= known_at::timestamp
  group by m.offer_id
)
select
  m.offer_id, m.customer_id, m.campaign, m.arm, m.offered_on, m.taken,
  coalesce(e.income, 0)::decimal(18, 2) as income,
  coalesce(a.cost, 0)::decimal(18, 2) as cost,
  case when c.facility_id is null then 0 else c.amount - c.recovered end::decimal(18, 2) as loss,
from made as m
left join earned as e on e.offer_id = m.offer_id
left join asked as a on a.offer_id = m.offer_id
left join charge_off(as_of, known_at) as c on c.facility_id = m.facility_id;

-- The same by who was offered to: by what they paid in the 90 days before the offer (none, up to the
-- median of those who paid, more), and by what part of it came from the quota. Who was not observed
-- over these days is `unobserved`.
create or replace macro campaign_segment(as_of, known_at, window_days) as table
with made as (
  select * from offer_outcome(as_of, known_at, window_days)
),
paid as (
  select
    m.offer_id,
    sum(p.amount) as amount,
    sum(case when p.funding = 1 then p.amount else 0 end) as quota_amount,
    sum(case when p.funding = 0 then p.amount else 0 end) as not_stated_amount,
  from made as m
  join payment_attempt(as_of::date - window_days::integer - 90, as_of, known_at) as p
    on p.customer_id = m.customer_id and p.booked_on >= m.offered_on - 90 and p.booked_on < m.offered_on
  where p.took_place
  group by m.offer_id
),
observed as (
  select customer_id, min(observed_from) as first_day, max(observed_until) as end_day
  from coverage
  where relation = 'transaction' and observed_from < as_of::date and recorded_at <= known_at::timestamp
  group by customer_id
),
middle as (
  select m.campaign, median(p.amount) as amount
  from made as m
  join paid as p on p.offer_id = m.offer_id
  group by m.campaign
),
offers as (
  select
    m.campaign,
    case
      when not coalesce(o.first_day <= m.offered_on - 90 and o.end_day >= m.offered_on, false) then 'unobserved'
      when p.amount is null then 'none'
      when p.amount <= middle.amount then 'low'
      else 'high'
    end as group_1,
    case
      when not coalesce(o.first_day <= m.offered_on - 90 and o.end_day >= m.offered_on, false) then 'unobserved'
      when p.amount is null then 'none'
      when p.not_stated_amount = p.amount then 'not_stated'
      when p.quota_amount = 0 then 'savings'
      when p.quota_amount < 0.5 * (p.amount - p.not_stated_amount) then 'under_half'
      else 'half_or_more'
    end as group_2,
    m.arm, m.taken, m.income, m.cost, m.loss,
  from made as m
  left join paid as p on p.offer_id = m.offer_id
  left join observed as o on o.customer_id = m.customer_id
  left join middle on middle.campaign = m.campaign
)
select * rename (group_1 as spending, group_2 as credit_use) from uplift_of('offers');

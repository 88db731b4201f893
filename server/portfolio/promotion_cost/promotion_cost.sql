-- What promotions cost that ran in the days before as_of, and whether those who used them still paid
-- `retained_days` after the end, in the 30 days from then on, against those who paid by the promoted
-- channel while it ran and did not use it. Whoever used it chose to: a difference is no proof. The
-- partner's part is as stated, else by the terms of the day; NULL where neither says.
create or replace macro promotion_cost(as_of, known_at, window_days, retained_days) as table
with run as (
  select promotion_id, source_id, name, channel, partner_id, starts_on, ends_on,
    ends_on + retained_days::integer as retained_from,
    ends_on + retained_days::integer + 30 <= as_of::date as matured,
  from promotion
  where starts_on < as_of::date and ends_on >= as_of::date - window_days::integer
    and recorded_at <= known_at::timestamp
),
by_user as (
  select promotion_id, customer_id, count(*) as uses,
    sum(cost)::decimal(18, 2) as cost,
    sum(partner_cost)::decimal(18, 2) as partner_cost,
    count(*) - count(partner_cost) as unknown_parts,
  from promotion_part(as_of, known_at)
  group by promotion_id, customer_id
),
-- A day belongs to a promotion while it runs, or while it is seen who still pays: joined by the day,
-- since a range would be compared with every payment.
calendar as (
  select promotion_id, channel, true as running,
    unnest(generate_series(starts_on, ends_on, interval 1 day))::date as at_day,
  from run
  union all
  select promotion_id, null, false,
    unnest(generate_series(retained_from, retained_from + 29, interval 1 day))::date,
  from run
  where matured
),
payer as (
  select c.promotion_id, p.customer_id, bool_or(c.running) as while_running, bool_or(not c.running) as retained
  from payment_attempt((select min(starts_on) from run), as_of, known_at) as p
  join calendar as c on c.at_day = p.booked_on
  where p.took_place and (c.channel is null or c.channel = p.channel)
  group by c.promotion_id, p.customer_id
),
person as (
  select
    coalesce(u.promotion_id, p.promotion_id) as promotion_id,
    u.customer_id is not null as is_user, u.uses, u.cost, u.partner_cost, u.unknown_parts,
    coalesce(p.retained, false) as retained,
  from by_user as u
  full join payer as p on p.promotion_id = u.promotion_id and p.customer_id = u.customer_id
  where u.customer_id is not null or p.while_running
),
counted as (
  select
    promotion_id,
    count(case when is_user then 1 end) as users,
    sum(uses) as uses,
    sum(cost)::decimal(18, 2) as cost,
    case when sum(unknown_parts) = 0 then sum(partner_cost) end as partner_cost,
    count(case when is_user and retained then 1 end) as retained_users,
    count(case when not is_user then 1 end) as non_users,
    count(case when not is_user and retained then 1 end) as retained_non_users,
  from person
  group by promotion_id
)
select
  r.source_id as promotion, r.name, r.starts_on, r.ends_on, r.matured,
  coalesce(users, 0) as users,
  coalesce(uses, 0)::bigint as uses,
  coalesce(cost, 0)::decimal(18, 2) as cost,
  partner_cost::decimal(18, 2) as partner_cost,
  (cost - partner_cost)::decimal(18, 2) as lender_cost,
  money_part(cost, 1, users)::decimal(18, 2) as cost_per_user,
  case when r.matured then coalesce(retained_users, 0) end as retained_users,
  case when r.matured then (retained_users / nullif(users, 0))::double end as retention,
  case when r.matured then money_part(cost, 1, retained_users)::decimal(18, 2) end as cost_per_retained,
  coalesce(non_users, 0) as non_users,
  case when r.matured then (retained_non_users / nullif(non_users, 0))::double end as non_user_retention,
  retention - non_user_retention as retention_difference,
from run as r
left join counted as c on c.promotion_id = r.promotion_id;

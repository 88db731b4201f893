-- Every use of a promotion before as_of with the partner's part of its cost: as stated, else by the
-- terms of the day, nothing where no partner is in it; NULL where neither says.
create or replace macro promotion_part(as_of, known_at) as table
with used as (
  select
    u.promotion_id, u.customer_id, u.transaction_source_id, p.partner_id, p.channel, u.used_on as at_day,
    u.cost, u.partner_cost,
  from promotion_use as u
  join promotion as p on p.promotion_id = u.promotion_id
  where u.used_on < as_of::date
    and u.recorded_at <= known_at::timestamp and p.recorded_at <= known_at::timestamp
)
select
  u.promotion_id, u.customer_id, u.transaction_source_id, u.partner_id, u.channel, u.at_day as used_on, u.cost,
  coalesce(u.partner_cost, case when u.partner_id is null then 0 end, u.cost * t.subsidy_share)::decimal(18, 2) as partner_cost,
from used as u
left join term_in_force('used', known_at) as t
  on t.partner_id = u.partner_id and t.channel is not distinct from u.channel and t.at_day = u.at_day;

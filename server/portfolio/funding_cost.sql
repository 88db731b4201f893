-- What partners ask for the part of the receivable that they fund, over the days before as_of: each
-- day's terms, on the mean of what open lines owed at both ends of the window, a year being 365 days.
create or replace macro funding_cost(as_of, known_at, window_days) as table
with window_end as (
  select unnest([as_of::date - window_days::integer, as_of::date]) as at_day
),
funded_point as materialized (
  select row_number() over (order by f.facility_id, w.at_day) as subject_id, f.facility_id, w.at_day as as_of
  from facility as f
  join window_end as w on f.opened_on < w.at_day and coalesce(f.closed_on >= w.at_day, true)
  where f.kind = 1 and f.recorded_at <= known_at::timestamp
),
-- Of what is charged off nothing is receivable.
receivable as (
  select money_part(sum(greatest(receivable, 0))::decimal(18, 2), 1, 2)::decimal(18, 2) as amount
  from facility_balance('funded_point', known_at)
),
funder_day as (
  select p.partner_id, null::smallint as channel,
    unnest(generate_series(as_of::date - window_days::integer, as_of::date - 1, interval 1 day))::date as at_day,
  from partner as p
  where p.recorded_at <= known_at::timestamp
    and exists (select 1 from partner_term as t where t.partner_id = p.partner_id and t.funding_share > 0)
),
asked as (
  select partner_id,
    sum(funding_share)::decimal(38, 9) as shares,
    sum(funding_share * funding_rate)::decimal(38, 12) as cost_days,
  from term_in_force('funder_day', known_at)
  group by partner_id
)
select
  a.partner_id,
  money_part((r.amount * a.shares)::decimal(18, 2), 1, window_days)::decimal(18, 2) as funded,
  money_part((r.amount * a.cost_days)::decimal(18, 2), 1, 365)::decimal(18, 2) as cost,
from asked as a
cross join receivable as r
where a.shares > 0;

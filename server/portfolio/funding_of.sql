-- What partners ask for the part of the receivable that they fund, over the days before as_of: each
-- day's terms, on the mean of what open lines owed at both ends of the window, a year being 365 days.
-- `balances`: as facility_balance gives them at both ends. Of what is charged off nothing is receivable.
create or replace macro funding_of(balances, as_of, known_at, window_days) as table
with receivable as (
  select money_part(sum(greatest(b.receivable, 0))::decimal(18, 2), 1, 2)::decimal(18, 2) as amount
  from query_table(balances) as b
  join facility as f on f.facility_id = b.facility_id
  where f.kind = 1 and coalesce(f.closed_on >= b.owed_on, true)
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

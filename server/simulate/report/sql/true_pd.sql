-- How well what is so tells apart who defaults: when a line is opened by the latent rate of stress alone (the
-- traits) and by the true chance of default, twelve months before the end by the latter; and whether it comes true. Bad: over 90 days past due, charged off or
-- forborne within twelve months; observed are lines at least six months old, current or at most 30 days
-- late, neither charged off, forborne, closed nor fraudulent, without those that come to 31 to 90 days late.
with standing as (
  select
    facility_id, month_end, state, dpd, pd, hazard,
    max(dpd) over ahead as worst,
    bool_or(state in ('charged_off', 'forborne')) over ahead as has_failed,
    count(*) over ahead as months_ahead,
    min(month_end) over (partition by facility_id) as first_end,
    max(month_end) over () as last_end,
  from truth_facility_months
  join truth_pd using (facility_id, month_end)
  join truth_customers on truth_customers.customer_id = 'C' || facility_id[2:]
  where facility_id[1] = 'F'
  window ahead as (partition by facility_id order by month_end rows between 1 following and 12 following)
),
observed as (
  select unnest(['traits', 'opening']) as moment, unnest([hazard, pd]) as pd, worst > 90 or has_failed as is_bad, worst
  from standing
  where month_end = first_end and months_ahead = 12 and state = 'active'
  union all
  select 'behaviour', pd, worst > 90 or has_failed, worst
  from standing
  where month_end = last_day(last_end - interval 12 month) and first_end <= month_end - interval 5 month
    and months_ahead = 12 and dpd <= 30 and state not in ('charged_off', 'fraud', 'forborne', 'closed', 'frozen')
),
judged as (
  select moment, pd, is_bad
  from observed
  where is_bad or worst <= 30
),
ranked as (
  select
    moment, pd, is_bad,
    -- Ties share their mean rank.
    rank() over (partition by moment order by pd) + (count(*) over (partition by moment, pd) - 1) / 2.0 as place,
    count(*) filter (is_bad) over (partition by moment) as bads,
    count(*) filter (not is_bad) over (partition by moment) as goods,
    count(*) filter (is_bad) over (partition by moment order by pd range unbounded preceding) as bads_below,
    count(*) filter (not is_bad) over (partition by moment order by pd range unbounded preceding) as goods_below,
  from judged
),
tenth as (
  select pd, is_bad, ntile(10) over (order by pd) as tenth
  from judged
  where moment = 'behaviour'
)
select 'true_pd_auc' as measure, moment as part,
  (sum(place) filter (is_bad) - any_value(bads) * (any_value(bads) + 1) / 2.0) / (any_value(bads) * any_value(goods)) as value,
  null::double as expected
from ranked where bads > 0 and goods > 0 group by moment
union all
select 'true_pd_ks', moment, max(abs(bads_below / bads - goods_below / goods)), null
from ranked where bads > 0 and goods > 0 group by moment
union all
select 'true_pd_realised', 'tenth ' || lpad(tenth::varchar, 2, '0'), avg(is_bad::integer), avg(pd)
from tenth group by tenth;

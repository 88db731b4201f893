-- How well what is so tells apart who defaults: when a line is opened by the latent rate of stress alone (the
-- traits) and by the true chance of default, and a window before the end by the latter; and whether it comes true.
-- Bad, indeterminate and, a window before the end, excluded are as the usual definition says (variable `definition`),
-- told from month ends: who is late between two of them alone is not seen.
with rule as (
  select
    written.window_months, written.bad, written.indeterminate, written.exclude,
  from (select written_definition(getvariable('definition')) as written)
),
standing as (
  select
    facility_id, month_end, state, dpd, pd, hazard,
    min(month_end) over (partition by facility_id) as first_end,
    max(month_end) over () as last_end,
  from truth_facility_months
  join truth_pd using (facility_id, month_end)
  join truth_customers on truth_customers.customer_id = 'C' || facility_id[2:]
  where facility_id[1] = 'F'
),
looked_at as (
  select unnest(['traits', 'opening']) as moment, unnest([hazard, pd]) as pd, facility_id, month_end
  from standing
  where month_end = first_end and state = 'active'
  union all
  select 'behaviour', pd, facility_id, month_end
  from standing
  cross join rule
  where month_end = last_day(last_end - to_months(window_months))
    and first_end <= month_end - to_months(exclude.months_on_book_under - 1)
    and dpd <= exclude.dpd_over and state <> 'closed' and not list_contains(exclude.states, state)
),
observed as (
  select
    moment, facility_id,
    any_value(l.pd) as pd,
    max(ahead.dpd) as worst,
    max(ahead.dpd) > any_value(bad.dpd_over) or bool_or(list_contains(bad.states, ahead.state)) as is_bad,
  from looked_at as l
  cross join rule
  join standing as ahead using (facility_id)
  where ahead.month_end > l.month_end and ahead.month_end <= last_day(l.month_end + to_months(window_months))
  group by moment, facility_id
  having count(*) = any_value(window_months)
    and not (any_value(exclude.fraud_within_window) and bool_or(ahead.state = 'fraud'))
),
judged as (
  select moment, pd, is_bad
  from observed
  cross join rule
  where is_bad or worst <= indeterminate.dpd_over
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

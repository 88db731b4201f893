-- How each subject's facility stands at the start of its day: how late, in which state, class and stage. Of
-- the class it is in no less than `forbearance_observed` says. Who left stage 3 stays in stage 2 until enough month
-- ends in a row were below it (`stage_rule`). `lateness`: as facility_lateness gives it. States: 2 forborne, 3
-- charged off, 4 fraud. Where a source gives months late and no days, the least days of the bucket count for
-- stage and class.
create or replace macro facility_standing(subjects, lateness, known_at) as table
with rule as (
  select *, lead(effective_on, 1, date '9999-12-31') over (order by effective_on) as next_on
  from stage_rule
),
measured as materialized (
  select
    d.facility_id, d.at_on, d.is_month_end,
    state.state, coalesce(state.is_frozen, false) as is_frozen, coalesce(state.is_forborne, false) as is_forborne,
    coalesce(state.is_fraud, false) as is_fraud, state.charged_off_on,
    d.dpd, d.bucket, d.months_late, d.overdue_amount, d.basis,
    coalesce(d.dpd, least_days_of(d.bucket)) as days_late,
    coalesce(days_late >= rule.stage_3_from_dpd, false) or coalesce(state.is_fraud, false) or state.charged_off_on is not null as in_stage_3,
    coalesce(days_late >= rule.stage_2_from_dpd, false) as in_stage_2,
    rule.probation_month_ends,
  from query_table(lateness) as d
  join rule on d.at_on > rule.effective_on and d.at_on <= rule.next_on
  left join facility_state_on(lateness, known_at) as state on state.subject_id = d.subject_id
  where d.is_month_end or (d.facility_id, d.at_on) in (select (s.facility_id, s.as_of) from query_table(subjects) as s)
),
-- Month ends in a row without arrears of stage 2, counted anew after each that had them, of those who were
-- ever in stage 3.
run as (
  select *,
    count(case when is_month_end and (in_stage_3 or in_stage_2) then 1 end) over past as broken,
    max(case when in_stage_3 and is_month_end then at_on end) over past as last_stage_3_on,
  from measured
  where facility_id in (select facility_id from measured where in_stage_3 and is_month_end)
  window past as (partition by facility_id order by at_on rows unbounded preceding)
),
counted as (
  select *,
    count(case when is_month_end and not in_stage_3 and not in_stage_2 then 1 end) over (
      partition by facility_id, broken order by at_on rows unbounded preceding) as clean_in_a_row,
  from run
),
cured as (
  select *,
    max(case when clean_in_a_row >= probation_month_ends then at_on end) over (
      partition by facility_id order by at_on rows unbounded preceding) as last_cured_on,
  from counted
),
tier as (
  select *, lead(effective_on, 1, date '9999-12-31') over (partition by five_tier order by effective_on) as next_on
  from five_tier_rule
),
classed as (
  select c.facility_id, c.at_on, max(tier.five_tier) as five_tier
  from measured as c
  semi join query_table(subjects) as s on s.facility_id = c.facility_id and s.as_of = c.at_on
  join tier on c.at_on > tier.effective_on and c.at_on <= tier.next_on and coalesce(c.days_late, 0) >= tier.from_dpd
  group by all
),
observed as (
  select c.facility_id, c.at_on, max(o.least_five_tier) as least_five_tier
  from measured as c
  semi join query_table(subjects) as s on s.facility_id = c.facility_id and s.as_of = c.at_on
  join forbearance_observed(lateness, known_at) as o on o.facility_id = c.facility_id
    and c.at_on > greatest(o.effective_on, o.began_on) and c.at_on <= least(o.next_on, o.ends_on)
  group by all
)
select
  s.subject_id, c.facility_id,
  c.dpd, case when c.charged_off_on is not null then 7 else c.bucket end::smallint as bucket,
  c.months_late, c.overdue_amount, c.basis,
  c.state, c.is_frozen, c.is_forborne, c.is_fraud, c.charged_off_on,
  case when c.charged_off_on is not null then 5 else greatest(t.five_tier, o.least_five_tier) end::smallint as five_tier,
  case when c.in_stage_3 then 3
       when c.in_stage_2 or c.is_forborne or coalesce(p.last_stage_3_on > coalesce(p.last_cured_on, date '0001-01-01'), false) then 2
       else 1 end::smallint as stage,
from query_table(subjects) as s
join measured as c on c.facility_id = s.facility_id and c.at_on = s.as_of
left join cured as p on p.facility_id = s.facility_id and p.at_on = s.as_of
left join classed as t on t.facility_id = c.facility_id and t.at_on = c.at_on
left join observed as o on o.facility_id = c.facility_id and o.at_on = c.at_on;

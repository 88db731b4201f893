-- The parts of plans that this close bills, by line, and what the plans add to what is not billed yet.
with running as (
  select
    plan.*, plan.principal // months as part, period.closes, period.opens, period.month_end_sec, charged_off_day,
  from plan
  join line using (n)
  join period on period.bg = line.bg
)
select
  n,
  sum(case when started_day >= opens then principal else 0 end)::bigint as started,
  sum(case when started_day >= opens and started_day * 86400 < month_end_sec then principal else 0 end)::bigint as early_started,
  sum(case when charged_off_day is not null then 0 when billed < months - 1 then part else principal - part * (months - 1) end)::bigint as parts,
  sum(case when charged_off_day is null then fee else 0 end)::bigint as plan_fees,
from running
group by n;

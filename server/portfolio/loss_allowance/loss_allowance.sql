-- The expected loss of the active book by IFRS 9 stage, and of all (stage NULL).
create or replace macro loss_allowance(as_of, known_at) as table
select
  stage,
  count(*) as facilities,
  sum(receivable)::decimal(18, 2) as receivable,
  sum(ead)::decimal(18, 2) as ead,
  count(case when pd is null then 1 end) as without_pd,
  coalesce(sum(case when pd is null then ead end), 0)::decimal(18, 2) as ead_without_pd,
  sum(expected_loss)::decimal(18, 2) as allowance,
  (sum(expected_loss) / nullif(sum(case when pd is not null then greatest(0, receivable) end), 0))::double as coverage,
  any_value(refusal) as refusal,
from facility_loss(as_of, known_at)
group by grouping sets ((stage), ())
having count(*) > 0;

-- Expected loss of the active book by stage, bucket and band of score (its lower edge; NULL: no score).
create or replace macro expected_loss(as_of, known_at) as table
select
  stage, bucket, score_band,
  count(*) as facilities,
  sum(receivable)::decimal(18, 2) as receivable,
  sum(ead)::decimal(18, 2) as ead,
  count(case when pd is null then 1 end) as without_pd,
  coalesce(sum(case when pd is null then ead end), 0)::decimal(18, 2) as ead_without_pd,
  (sum(ead * pd::decimal(12, 10)) / nullif(sum(case when pd is not null then ead end), 0))::double as mean_pd,
  sum(expected_loss)::decimal(18, 2) as expected_loss,
  any_value(refusal) as refusal,
from facility_loss(as_of, known_at)
group by stage, bucket, score_band;

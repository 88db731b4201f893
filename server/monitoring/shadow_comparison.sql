-- Each challenger of a published run beside the model that decided, over the same subjects: means of score and PD,
-- how alike they rank (correlation of ranks), and how many lie in another fifth of the score.
create or replace view shadow_comparison as
with beside as (
  select
    x.run_id, x.model_id, s.model_id as champion_id,
    x.score as challenger_score, x.pd as challenger_pd, s.score, s.pd,
    rank() over (partition by x.run_id, x.model_id order by x.score) as challenger_rank,
    rank() over (partition by x.run_id, x.model_id order by s.score) as champion_rank,
    ntile(5) over (partition by x.run_id, x.model_id order by x.score, x.subject_id) as challenger_fifth,
    ntile(5) over (partition by x.run_id, x.model_id order by s.score, x.subject_id) as champion_fifth,
  from shadow_score as x
  join score as s on s.run_id = x.run_id and s.subject_id = x.subject_id
  join published_run as r on r.run_id = x.run_id
)
select
  run_id, model_id, champion_id,
  count(*) as subjects,
  avg(challenger_score) as mean_score,
  avg(score) as champion_mean_score,
  avg(challenger_pd) as mean_pd,
  avg(pd) as champion_mean_pd,
  corr(challenger_rank, champion_rank) as rank_correlation,
  avg((challenger_fifth <> champion_fifth)::integer) as other_fifth,
from beside
group by all;

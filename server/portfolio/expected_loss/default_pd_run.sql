-- The last run published for as_of or a day before it, whose scores expected loss takes its PD from, and
-- why it may not (`run_pd`).
create or replace macro default_pd_run(as_of, known_at) as table
select run_id, model_id, refusal
from run_pd
where as_of_day <= as_of::date and published_at <= known_at::timestamp
order by as_of_day desc, run_id desc
limit 1;

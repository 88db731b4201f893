-- Decisions that count: of published runs, and those made alone.
create or replace view counted_decision as
select *
from decision
where run_id is null or run_id in (select run_id from published_run);

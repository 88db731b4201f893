-- How many facilities, and how much of what was owed, went from each stage to each between the starts of
-- two days. What had left the book before and stayed away is left out.
create or replace macro stage_migration(as_of, known_at, from_on) as table
with staged as (
  select
    book_stage(was_open, stage_before, written_off_before, receivable_before, closed_on, from_on::date) as from_stage,
    book_stage(true, stage, written_off, receivable, closed_on, as_of::date) as to_stage,
    greatest(0, coalesce(receivable_before, 0)) as receivable_before,
    greatest(0, receivable) as receivable,
    case when written_off_before is null then coalesce(written_off, 0) else 0 end as written_off,
  from change_between(as_of, known_at, from_on)
),
moved as (
  select
    from_stage, to_stage, count(*) as facilities,
    sum(receivable_before)::decimal(18, 2) as receivable_before,
    sum(receivable)::decimal(18, 2) as receivable,
    sum(written_off)::decimal(18, 2) as written_off,
  from staged
  where not (from_stage in (4, 5) and to_stage = from_stage)
  group by all
)
select
  *,
  (facilities / sum(facilities) over opening)::double as share,
  (receivable_before / nullif(sum(receivable_before) over opening, 0))::double as receivable_share,
from moved
window opening as (partition by from_stage);

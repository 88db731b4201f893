-- What becomes of the attempts of those who cannot have all. An attempt that the sum of all before it
-- still leaves room for is granted: so never more is granted than is available. Of the others those that
-- are more than what is left are declined; most people turn to their savings then, or let it be.
create or replace table verdict as
with movement as (
  select n, sec, e, is_on_line, borne, cents, bits(h2, 58, 6) as u_turn, 0::bigint as to_room, 0::bigint as to_balance
  from attempt
  where hits = 0
  union all
  select n, coalesce(again_sec, sec), -1, null, 0, 0, 0, frees, 0 from repayment where net > 0
  union all
  select n, sec, -2, null, 0, 0, 0, 0, cents from top_up
  union all
  select n, temporary_from * 86400, -3, null, 0, 0, 0, temporary, 0 from line where temporary > 0
  union all
  select n, end_of(temporary_until), -4, null, 0, 0, 0, -temporary, 0 from line where temporary > 0
),
asked as (
  select
    movement.*, suspect.* exclude (n),
    sum(to_room) over by_time as into_room,
    sum(case when is_on_line then borne else 0 end) over by_time as asked_of_line,
  from movement
  join suspect using (n)
  window by_time as (partition by movement.n order by sec, e)
),
held_to_line as (
  select
    *,
    coalesce(is_on_line and asked_of_line > room + into_room, false) as is_over_line,
    -- One in four tries the line all the same.
    case when is_over_line and u_turn >= 16 then false else is_on_line end as stays_on_line,
  from asked
),
turned as (
  select
    *,
    room + into_room - sum(case when is_on_line and not is_over_line then borne else 0 end) over by_time as left_on_line,
    balance + sum(to_balance) over by_time as saved,
    sum(case when stays_on_line then 0 else cents end) over by_time as asked_of_savings,
  from held_to_line
  window by_time as (partition by n order by sec, e)
),
held_to_savings as (
  select
    *,
    coalesce(not stays_on_line and asked_of_savings > saved, false) as is_over_savings,
    (is_over_line and stays_on_line) or is_over_savings as is_over,
  from turned
),
spent_so_far as (
  select
    *,
    saved - sum(case when stays_on_line or is_over_savings then 0 else cents end) over by_time as left_of_savings,
    sum(case when is_over then 0 else cents end) over (by_time_of_day) as today,
    sum(case when is_over or sec < getvariable('new_year_day') * 86400 then 0 else cents end) over by_time as since_new_year,
    sum(case when is_over then 0 else cents end) over by_time
      + case when year_no = getvariable('year_no') then paid_in_year else 0 end as in_year,
  from held_to_savings
  window by_time as (partition by n order by sec, e), by_time_of_day as (partition by n, day_of(sec) order by sec, e)
),
capped as (
  select
    *,
    not is_over and today > getvariable('class_day_cents') as is_over_day,
    not is_over and case when sec >= getvariable('new_year_day') * 86400 then since_new_year else in_year end > getvariable('class_year_cents') as is_over_year,
  from spent_so_far
),
told as (
  select
    e, stays_on_line, is_over or is_over_day or is_over_year as is_refused,
    (case when is_over_line and stays_on_line and borne > left_on_line then 2 else 0 end
     + case when is_over_savings and cents > left_of_savings then 256 else 0 end
     + case when is_over_day and today - cents <= getvariable('class_day_cents') then 4 else 0 end
     + case when is_over_year then 8 else 0 end)::usmallint as hits,
    is_on_line,
  from capped
  where e >= 0
)
-- Who is refused without a reason would have been granted by now: they did not try.
select e, hits, stays_on_line, is_refused and hits = 0 as is_let_be
from told
where is_refused or stays_on_line <> is_on_line;

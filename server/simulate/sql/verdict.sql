-- What becomes of the attempts of those who cannot have all. An attempt that the sum of all before it
-- still leaves room for is granted: so never more is granted than is available. The first that is too
-- much is declined, if it is made at all; who was told so does not try again before there is room.
create or replace table verdict as
with movement as (
  select n, sec, e, is_on_line, borne, cents, bits(h2, 58, 6) as u_try, 0 as to_room, 0 as to_balance
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
    e, is_on_line, borne, cents, u_try, room, balance,
    sum(to_room) over by_time as into_room,
    sum(to_balance) over by_time as into_balance,
    sum(case when is_on_line then borne else 0 end) over by_time as of_line,
    sum(case when is_on_line then 0 else cents end) over by_time as of_savings,
  from movement
  join suspect using (n)
  window by_time as (partition by n order by sec, e rows between unbounded preceding and current row)
),
-- The caps of the account's class bind few: their days and years are summed apart.
spent_so_far as (
  select
    e,
    sum(cents) over (partition by n, day_of(sec) order by sec, e rows between unbounded preceding and current row) as today,
    sum(cents) over (partition by n, sec >= getvariable('new_year_day') * 86400 order by sec, e
                     rows between unbounded preceding and current row)
      + case when year_no = getvariable('year_no') and sec < getvariable('new_year_day') * 86400 then paid_in_year else 0 end as in_year,
  from attempt
  join suspect using (n)
  where hits = 0 and is_near_cap
),
judged as (
  select
    asked.*, coalesce(today, 0) as today, coalesce(in_year, 0) as in_year,
    is_on_line and of_line > room + into_room as is_over_line,
    not is_on_line and of_savings > balance + into_balance as is_over_savings,
    coalesce(today > getvariable('class_day_cents'), false) as is_over_day,
    coalesce(in_year > getvariable('class_year_cents'), false) as is_over_year,
  from asked
  left join spent_so_far using (e)
  where e >= 0
),
told as (
  select
    e,
    -- True of the first too large only: what came before it was granted.
    case when u_try < 40 then
      case when is_over_line and of_line - borne <= room then 2 else 0 end
      + case when is_over_savings and of_savings - cents <= balance then 256 else 0 end
      + case when is_over_day and today - cents <= getvariable('class_day_cents') then 4 else 0 end
      + case when is_over_year and in_year - cents <= getvariable('class_year_cents') then 8 else 0 end
    else 0 end::usmallint as hits,
  from judged
  where is_over_line or is_over_savings or is_over_day or is_over_year
)
select e, hits from told;

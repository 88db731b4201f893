-- What becomes of the attempts of those who cannot have all. An attempt that the sum of all before it
-- still leaves room for is granted: so never more is granted than is available. The first that is too
-- much is declined, if it is made at all; who was told so does not try again before there is room.
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
-- Sums from the first movement of all on: those of a customer are differences of them.
in_turn as (
  select
    n, sec, e, is_on_line, borne, cents, u_try, room, balance, paid_in_year, suspect.year_no, is_near_cap, to_room, to_balance,
    case when is_on_line then borne else 0 end as to_line, case when is_on_line then 0 else cents end as to_savings,
    day_of(sec) as day, sec >= moment.new_year_day * 86400 as is_new_year,
    case when suspect.year_no = moment.year_no and sec < moment.new_year_day * 86400 then paid_in_year else 0 end as in_year_before,
    class_day_cents, class_year_cents,
  from movement
  join suspect using (n)
  cross join moment
  order by n, sec, e
),
summed as materialized (
  select
    in_turn.*, row_number() over () as turn,
    sum(to_room) over so_far as rooms, sum(to_balance) over so_far as balances,
    sum(to_line) over so_far as lines, sum(to_savings) over so_far as savings,
    sum(case when e >= 0 then cents else 0 end) over so_far as paid_out,
  from in_turn
  window so_far as (rows between unbounded preceding and current row)
),
before as (
  -- Room may shrink: the first sum is not the least.
  select
    n, arg_min(rooms - to_room, turn) as rooms, min(balances - to_balance) as balances, min(lines - to_line) as lines,
    min(savings - to_savings) as savings,
  from summed
  group by n
),
-- The caps of the account's class bind few.
before_day as (
  select n, day, min(paid_out - cents) as paid_out
  from summed
  where is_near_cap and e >= 0
  group by n, day
),
before_year as (
  select n, is_new_year, min(paid_out - cents) as paid_out
  from summed
  where is_near_cap and e >= 0
  group by n, is_new_year
),
judged as (
  select
    e, is_on_line, borne, cents, u_try, room, balance, class_day_cents, class_year_cents,
    summed.lines - before.lines as of_line, summed.savings - before.savings as of_savings,
    coalesce(summed.paid_out - before_day.paid_out, 0) as today,
    coalesce(summed.paid_out - before_year.paid_out + in_year_before, 0) as in_year,
    is_on_line and of_line > room + summed.rooms - before.rooms as is_over_line,
    not is_on_line and of_savings > balance + summed.balances - before.balances as is_over_savings,
    today > class_day_cents as is_over_day,
    in_year > class_year_cents as is_over_year,
  from summed
  join before using (n)
  left join before_day using (n, day)
  left join before_year using (n, is_new_year)
  where e >= 0
),
told as (
  select
    e,
    -- True of the first too large only: what came before it was granted.
    case when u_try < 40 then
      case when is_over_line and of_line - borne <= room then 2 else 0 end
      + case when is_over_savings and of_savings - cents <= balance then 256 else 0 end
      + case when is_over_day and today - cents <= class_day_cents then 4 else 0 end
      + case when is_over_year and in_year - cents <= class_year_cents then 8 else 0 end
    else 0 end::usmallint as hits,
  from judged
  where is_over_line or is_over_savings or is_over_day or is_over_year
)
select e, hits from told;

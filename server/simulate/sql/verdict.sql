-- The answers to the attempts of those who may not get all: one after the other, each knowing what was
-- granted before it and what was paid in, so that nothing more than is available is ever granted.
create or replace table verdict as
with moment as (
  select
    n, sec, e, case when is_on_line then 1 else 2 end as kind,
    case when is_on_line then -borne else 0 end::bigint as to_room,
    case when is_on_line then 0 else -cents end::bigint as to_balance, cents::bigint as to_class,
  from attempt
  where hits = 0
  union all
  select n, sec, -1, 3, net, 0, 0 from repayment where not is_returned
  union all
  select n, again_sec, -1, 3, net, 0, 0 from repayment where again_sec is not null
  union all
  select n, sec, -2, 3, 0, cents, 0 from top_up
  union all
  select n, temporary_from * 86400, -3, 3, temporary, 0, 0 from line where temporary > 0
  union all
  select n, end_of(temporary_until), -3, 3, -temporary, 0, 0 from line where temporary > 0
),
marked as (
  select
    moment.*, suspect.* exclude (n),
    coalesce(day_of(sec) <> lag(day_of(sec)) over by_time, true) as is_new_day,
    day_of(sec) >= getvariable('new_year_day') and coalesce(lag(day_of(sec)) over by_time < getvariable('new_year_day'), true) as is_new_year,
  from moment
  join suspect using (n)
  window by_time as (partition by moment.n order by sec, e)
),
-- Each step first books the one before it, if that was granted, then judges its own.
judged as (
  select
    n, list(e order by sec, e) as attempts,
    list_reduce(
      list({kind: kind, to_room: to_room, to_balance: to_balance, to_class: to_class, is_new_day: is_new_day, is_new_year: is_new_year,
            room: 0::bigint, balance: 0::bigint, today: 0::bigint, year: 0::bigint, hits: 0::usmallint, answers: []::usmallint[]}
           order by sec, e),
      lambda past, next: {
        kind: next.kind, to_room: next.to_room, to_balance: next.to_balance, to_class: next.to_class,
        is_new_day: next.is_new_day, is_new_year: next.is_new_year,
        room: booked(past.room, past.to_room, past.hits),
        balance: booked(past.balance, past.to_balance, past.hits),
        today: case when next.is_new_day then 0 else booked(past.today, past.to_class, past.hits) end,
        year: case when next.is_new_year then 0 else booked(past.year, past.to_class, past.hits) end,
        hits: (
          case when next.kind = 1 and booked(past.room, past.to_room, past.hits) + next.to_room < 0 then 2 else 0 end
          + case when next.kind = 2 and booked(past.balance, past.to_balance, past.hits) + next.to_balance < 0 then 256 else 0 end
          + case when next.kind < 3 and next.to_class + case when next.is_new_day then 0 else booked(past.today, past.to_class, past.hits) end
                      > getvariable('class_day_cents') then 4 else 0 end
          + case when next.kind < 3 and next.to_class + case when next.is_new_year then 0 else booked(past.year, past.to_class, past.hits) end
                      > getvariable('class_year_cents') then 8 else 0 end)::usmallint,
        answers: list_append(past.answers, past.hits)
      },
      {kind: 3, to_room: 0::bigint, to_balance: 0::bigint, to_class: 0::bigint, is_new_day: false, is_new_year: false,
       room: any_value(room), balance: any_value(balance), today: 0::bigint,
       year: any_value(case when year_no = getvariable('year_no') then paid_in_year else 0 end)::bigint,
       hits: 0::usmallint, answers: []::usmallint[]}) as last,
  from marked
  group by n
),
told as (
  select unnest(attempts) as e, unnest(list_append(last.answers, last.hits)[2:]) as hits,
  from judged
)
select e, hits from told where e >= 0 and hits > 0;

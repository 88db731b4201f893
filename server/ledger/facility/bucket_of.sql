-- Bucket of days past due: 0 current, 1 to 6 for each begun thirty days, 7 over 180 days.
create or replace macro bucket_of(days_late) as
  case when days_late <= 0 then 0 when days_late > 180 then 7 else ((days_late - 1) // 30 + 1) end::smallint;

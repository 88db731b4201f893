-- The day on which a line's statement closes in a month (12 x year + month - 1): the line's own, or the last.
create or replace macro close_of_month(statement_day, month_no) as
  coalesce(make_date(month_no // 12, month_no % 12 + 1, statement_day),
           last_day(make_date(month_no // 12, month_no % 12 + 1, 1)));

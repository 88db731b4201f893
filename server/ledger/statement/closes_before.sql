-- How many month ends of a line's statements lie before a day, counted from the year 0: the close of month m
-- (12 x year + month - 1) has m before it. So it is also the month of the first close on or after the day.
create or replace macro closes_before(statement_day, at_on) as
  (12 * year(at_on) + month(at_on) - 1 + coalesce((statement_day < day(at_on))::int, 0))::int;

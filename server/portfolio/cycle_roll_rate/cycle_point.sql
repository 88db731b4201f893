-- The cycle day of every facility in each calendar month of the window that it was open in, where it lies
-- before as_of.
create or replace macro cycle_point(as_of, known_at, window_months) as table
select * from cycle_day(first_month(as_of, window_months), as_of::date, known_at);

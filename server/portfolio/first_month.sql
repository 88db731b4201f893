-- First day of a window of calendar months that ends with the month of the day before as_of.
create or replace macro first_month(as_of, window_months) as
  (date_trunc('month', as_of::date - 1) - to_months(window_months::integer - 1))::date;

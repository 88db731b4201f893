-- Change over a window of so many days as a multiple of its mean: the least squares line through the
-- daily totals (days without a row are 0), from its first day to its last. moment: sum of amount
-- times days ago. Positive: rising; +-6 at the most.
create or replace macro trend_of(window_days, total, moment) as
  case when total > 0 then
    round(12 * window_days / (window_days * window_days - 1) * ((window_days + 1) / 2 - moment / total), 6)
  end;

-- Standard deviation (n - 1) from count, sum and sum of squares. Sums of doubles depend on the order
-- in their last digits: rounding makes the same rows give the same figure.
create or replace macro spread_of(n, total, squares) as
  case when n >= 2 then round(sqrt(greatest(0, squares - total * total / n) / (n - 1)), 6) end;

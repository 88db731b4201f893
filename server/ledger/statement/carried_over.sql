-- What a statement takes over from the minimum before it: what was not paid of it, but never more than is
-- owed now. NULL: there was none.
create or replace macro carried_over(minimum_before, paid, balance) as
  least(greatest(0, coalesce(minimum_before, 0) - paid), greatest(0, balance))::decimal(18, 2);

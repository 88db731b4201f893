-- Days from a day until as_of. NULL where that is the first day of the lender's data: what is dated on
-- it may be older.
create or replace macro days_since(began_on, at_on) as
  case when began_on is distinct from (select any_value(history_from) from lender) then at_on - began_on end;

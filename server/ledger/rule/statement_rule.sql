-- How a line's statement asks for its least payment: a share of what is newly owed, at least a floor,
-- due some days after the close. Share 10%: the tariff of 2016-04-10 gives it as its example; floor and
-- days: assumptions of the modelled lender.
create or replace view statement_rule as
select * from (values
  ('CNY', date '2014-01-01', 0.10::decimal(5, 4), 10.00::decimal(18, 2), 20::smallint)
) as t(currency, effective_on, share, least_amount, due_days);

-- From which day a debt counts as past due: unpaid by more than the tolerance, later than the days
-- of grace. Where no row holds, a debt is past due the day after it was due. CNY: the card
-- industry's convention of 2013 (general knowledge, to be checked against its text).
create or replace view past_due_rule as
select * from (values
  ('CNY', date '2013-07-01', 10.00::decimal(18, 2), 3::smallint)
) as t(currency, effective_on, tolerance, grace_days);

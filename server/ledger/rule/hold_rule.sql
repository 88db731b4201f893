-- After how many days a hold that nothing cleared lapses: the networks' convention (general knowledge).
create or replace view hold_rule as
select * from (values
  (date '2014-01-01', 30::smallint)
) as t(effective_on, lapse_days);

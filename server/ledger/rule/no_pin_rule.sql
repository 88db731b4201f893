-- Up to which amount a contactless payment needs no PIN; CNY. From 2018-06-01 it is 1,000 where the
-- merchant's terminals were upgraded, elsewhere still 300 (unionpayintl 3791; the first day of 300 is
-- general knowledge).
create or replace view no_pin_rule as
select * from (values
  (date '2015-10-01', false, 300.00::decimal(18, 2)),
  (date '2015-10-01', true, 300.00),
  (date '2018-06-01', true, 1000.00)
) as t(effective_on, is_upgraded, cap);

-- What an account of a class may pay in a day and in a year and how much it may hold, by the central
-- bank's notices; CNY, NULL: no cap. `usage` out: payments, transfers to unbound accounts and cash; in: from
-- unbound accounts, counted apart. 392: December 2015, as quoted at hostloc 1207608. 302: from 2016-12-01
-- (wodefinance; the year of class III is general knowledge). 16: January 2018 (gdnybank 2019).
create or replace view account_class_rule as
select * from (values
  ('392', date '2015-12-25', 2::smallint, 'out', 10000.00::decimal(18, 2), null::decimal(18, 2), null::decimal(18, 2)),
  ('302', date '2016-12-01', 2::smallint, 'out', 10000.00, 200000.00, null),
  ('302', date '2016-12-01', 2::smallint, 'in', 10000.00, 200000.00, null),
  ('302', date '2016-12-01', 3::smallint, 'out', 5000.00, 100000.00, 1000.00),
  ('302', date '2016-12-01', 3::smallint, 'in', 5000.00, 100000.00, 1000.00),
  ('16', date '2018-01-12', 3::smallint, 'out', 2000.00, 50000.00, 2000.00),
  ('16', date '2018-01-12', 3::smallint, 'in', 2000.00, 50000.00, 2000.00)
) as t(notice, effective_on, account_class, usage, day_cap, year_cap, balance_cap);

-- What may be paid in a day by QR code, by the grade of its protection: notice 296 of the central bank,
-- from 2018-04-01 (dyzhengdong 17978); CNY, NULL: as the contract says. D: static codes. In C the
-- provider bears the whole loss. Per single bank account, or all payment accounts together.
create or replace view qr_grade_rule as
select * from (values
  (date '2018-04-01', 'A', null::decimal(18, 2)),
  (date '2018-04-01', 'B', 5000.00),
  (date '2018-04-01', 'C', 1000.00),
  (date '2018-04-01', 'D', 500.00)
) as t(effective_on, grade, day_cap);

-- What expected loss assumes of a facility kind (1 line, 2 loan): the loss given default, the part of what
-- is available that is drawn before a default, and for how many months a line lasts (NULL: a loan's own
-- term). `assumed`: chosen for the modelled lender until its recoveries and draws are measured.
create or replace view loss_rule as
select * from (values
  (date '2000-01-01', 1::smallint, 0.70::decimal(5, 4), 0.50::decimal(5, 4), 24::smallint, 'assumed'),
  (date '2000-01-01', 2::smallint, 0.60, 0.00, null, 'assumed')
) as t(effective_on, facility_kind, lgd, ccf, life_months, basis);

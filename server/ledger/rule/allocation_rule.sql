-- What a payment pays first, from how many days past due on: `fees` then interest then principal, or
-- `principal` then fees then interest. Over 90 days past due principal first: the convention of card
-- lenders (general knowledge, to be checked against its text).
create or replace view allocation_rule as
select * from (values
  (date '2014-01-01', 0::bigint, 'fees'),
  (date '2014-01-01', 91::bigint, 'principal')
) as t(effective_on, from_dpd, pays_first);

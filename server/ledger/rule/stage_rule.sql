-- Stages of expected loss: from how many days past due on a debt is in stage 2 and in stage 3, and how
-- many month ends in a row below stage 2 let it out of probation after stage 3. Thirty and ninety days:
-- IFRS 9, rebuttable, told of earlier years as well; the probation: an assumption.
create or replace view stage_rule as
select * from (values
  (date '2000-01-01', 31::bigint, 91::bigint, 3::bigint)
) as t(effective_on, stage_2_from_dpd, stage_3_from_dpd, probation_month_ends);

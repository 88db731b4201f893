-- The least of the five classes that a debt in forbearance is in, for how many months after the last day of it,
-- while it is observed, and whether something past due in that time begins it anew. The card rules of 2011 (article
-- 92) go by days past due alone. The Measures for the Risk Classification of Financial Assets of Commercial Banks
-- (order 2023 no. 1 of the China Banking and Insurance Regulatory Commission and the People's Bank of China): special
-- mention (article 21), and a year at least from the first payment day agreed, counted anew where what was agreed was
-- not paid in full and in time (article 20).
create or replace view forbearance_rule as
select * from (values
  (date '2011-01-13', 1::smallint, 0::bigint, false),
  (date '2023-07-01', 2::smallint, 12::bigint, true)
) as t(effective_on, least_five_tier, observed_months, is_begun_anew);

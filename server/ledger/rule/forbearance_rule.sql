-- The least of the five classes that a debt in forbearance is in, and for how many months after the last day
-- of it, while it is observed. The card rules of 2011 (article 92) go by days past due alone. The Measures for
-- the Risk Classification of Financial Assets of Commercial Banks (order 2023 no. 1 of the China Banking and
-- Insurance Regulatory Commission and the People's Bank of China, articles 20 and 21): special mention, and a year
-- at least from the first payment day agreed.
create or replace view forbearance_rule as
select * from (values
  (date '2011-01-13', 1::smallint, 0::bigint),
  (date '2023-07-01', 2::smallint, 12::bigint)
) as t(effective_on, least_five_tier, observed_months);

-- From how many days past due on a debt is in which of the five classes (1 normal to 5 loss), and from
-- which day. Until 2023-06-30 as of the card rules of 2011 (article 92); from 2023-07-01 as of the
-- general rules of risk classification (general knowledge).
create or replace view five_tier_rule as
select * from (values
  (date '2011-01-13', 0::bigint, 1::smallint),
  (date '2011-01-13', 1::bigint, 2::smallint),
  (date '2011-01-13', 91::bigint, 3::smallint),
  (date '2011-01-13', 121::bigint, 4::smallint),
  (date '2011-01-13', 181::bigint, 5::smallint),
  (date '2023-07-01', 0::bigint, 1::smallint),
  (date '2023-07-01', 1::bigint, 2::smallint),
  (date '2023-07-01', 91::bigint, 3::smallint),
  (date '2023-07-01', 271::bigint, 4::smallint),
  (date '2023-07-01', 361::bigint, 5::smallint)
) as t(effective_on, from_dpd, five_tier);

-- What the months write of the relations around lines and payments.
create or replace table past_period (period integer, bg utinyint, opens integer, scan_4096 integer, flash_4096 integer);
create or replace table first_tap (period integer, n integer, e bigint, sec integer, cents integer);
create or replace table promotion_use (promotion_id varchar, n integer, e bigint, day integer, cost integer, partner_cost integer);
create or replace table day_total (day integer, kind kind_t, status status_t, count bigint, cents hugeint);

-- What the months write into. A line's row is its state at the last month end.
create or replace table line (
  n bigint, opened_on date, credit_limit decimal(18, 2), balance decimal(18, 2),
  minimum_due decimal(18, 2), oldest_due date, raised_in integer, closed_on date
);
create or replace table limit_change (
  n bigint, effective_on date, credit_limit decimal(18, 2), reason varchar
);
create or replace table bill (
  n bigint, month_no integer, closed_on date, due_on date, balance decimal(18, 2),
  minimum_due decimal(18, 2), paid decimal(18, 2), days_past_due integer
);
create or replace table payment (
  transaction_id varchar, original_id varchar, n bigint, on_line boolean, shop_no bigint,
  occurred_at timestamp, kind varchar, channel varchar, funding varchar, status varchar,
  amount decimal(18, 2), mcc varchar, place_code varchar, response_code varchar
);
create or replace table area as
select is_online, group_no, place_code, min(shop_no) as first_shop, count(*) as shops
from shop
group by all;

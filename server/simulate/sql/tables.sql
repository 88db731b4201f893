-- What the lives of a part's customers leave behind. Money is whole cents, time whole seconds or days from the
-- first day of the world, words are enumerations: nothing becomes text before it is written.
create table line (n integer, bg integer, opened_day integer, closed_day integer, charged_off_day integer);
create table repaid_loan (n integer, day integer);

-- Rows of a month. The id is the prefix and a number `e` of its own.
create table transaction_month (
  n integer, sec integer, e double, prefix prefix_t, facility facility_t, shop_no integer, kind kind_t, channel channel_t,
  funding funding_t, status status_t, cents integer, mcc mcc_t, place_code place_t, hits usmallint
);
create table bill_month (n integer, close_day integer, due_day integer, balance integer, least integer, paid integer);

-- `until_day`: of a temporary limit.
create table limit_change (n integer, day integer, until_day integer, cents integer, reason limit_t);
create table state_change (n integer, facility facility_t, state state_t, since integer, until integer);

-- Plans of purchases have the purchase's number, plans of a bill a negative one.
create table plan_log (n integer, plan_no double, started_day integer, months integer, principal integer);

-- `promotion_no`: the row of `promotion`, from 0.
create table promotion_use (promotion_no integer, n integer, e double, day integer, cost integer, partner_cost integer);

-- What is so of facilities at month ends.
create table truth_month (
  n integer, facility facility_t, month_no integer, receivable integer, principal integer, interest integer, fees integer,
  unbilled integer, holds integer, credit_limit integer, dpd integer, bucket integer, state state_t, pd double
);

-- Transactions by day, kind and status, of the whole lender.
create table day_total (day integer, kind kind_t, status status_t, count integer, cents double);

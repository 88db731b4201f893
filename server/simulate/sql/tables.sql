-- What the months write into. Money is whole cents, time whole seconds or days from the first day of
-- the world, words are enumerations: nothing becomes text before it is written.

-- A line as it stands after its last close. `bill` and `least` are the last statement's balance and
-- minimum, `older` what of that minimum was left over from earlier ones, `oldest_due` the oldest of
-- the statements before it that is not met.
create table line as
select
  n, bg, opened_day, first_limit as credit_limit,
  0::bigint as principal, 0::bigint as interest, 0::bigint as fees, 0::bigint as unbilled, 0::bigint as held,
  0::bigint as bill, 0::bigint as least, 0::bigint as older, null::integer as due_day, null::integer as oldest_due,
  0::utinyint as cycles, 0::integer as calm_months, opened_day as limit_day, false as is_cut,
  0::integer as temporary, null::integer as temporary_from, null::integer as temporary_until,
  null::integer as frozen_day, null::integer as forborne_from, null::integer as forborne_until,
  null::integer as fraud_day, null::integer as charged_off_day, null::integer as dpd_at_charge_off,
  null::integer as closed_day,
from application
where false;

-- Savings of the class II account, and what it paid out in the calendar year.
create table savings (n integer, balance bigint, paid_in_year bigint, year_no integer);

-- Statements not met that are older than the last one: what of each is still unpaid.
create table open_bill (n integer, close_day integer, due_day integer, rest bigint);

-- Instalment plans with parts not yet billed; `billed` counts the parts that are.
create table plan (
  n integer, plan_no bigint, is_of_purchase boolean, started_day integer, months integer, principal bigint,
  fee bigint, billed integer
);

-- What a payment leaves to happen on a later day.
create table effect (
  n integer, e bigint, sec integer, kind kind_t, status status_t, channel channel_t, funding funding_t,
  shop_no integer, place_code place_t, mcc mcc_t, released integer, cents integer
);

-- Rows of transactions whose month is not written yet.
create table pending (
  n integer, sec integer, prefix prefix_t, e bigint, original prefix_t, is_on_account boolean, facility facility_t,
  shop_no integer, kind kind_t, channel channel_t, funding funding_t, status status_t, cents integer, mcc mcc_t,
  place_code place_t
);

-- What is written at the end: few rows for each customer.
create table limit_change (n integer, day integer, until_day integer, cents integer, reason varchar);
create table state_change (n integer, facility facility_t, state varchar, since integer, until integer, reason varchar);
create table plan_log (
  n integer, plan_no bigint, is_of_purchase boolean, started_day integer, months integer, principal bigint, fee_rate double
);
create table bill (
  n integer, close_day integer, due_day integer, balance bigint, least bigint, paid bigint
);
create table truth_month (
  n integer, facility facility_t, month_no integer, receivable bigint, principal bigint, interest bigint, fees bigint,
  unbilled bigint, holds bigint, credit_limit bigint, dpd integer, bucket integer, state varchar, hazard double
);

-- Purchases of this period, and those of earlier ones whose month is not written yet.
create table purchase (
  n integer, e bigint, sec integer, channel channel_t, funding funding_t, status status_t, mcc mcc_t,
  shop_no integer, place_code place_t, cents integer, borne integer, hits usmallint, h3 ubigint
);
create table earlier_purchase as from purchase;

create table repaid_loan (n integer, day integer);

-- A loan as it stands at the last month end; `paid` counts the instalments that are paid.
create table loan (
  n integer, month_no integer, opened_day integer, months integer, lent bigint, part bigint, fee bigint,
  principal bigint, fees bigint, paid integer, charged_off_day integer, dpd_at_charge_off integer, closed_day integer
);

-- What the months write of the relations around lines and payments.
create table first_tap (period_no integer, n integer, e bigint, sec integer, cents integer);
create table promotion_use (promotion_id varchar, n integer, e bigint, day integer, cost integer, partner_cost integer);
create table day_total (day integer, kind kind_t, status status_t, count bigint, cents hugeint);

-- What the months write into. Money is whole cents, time whole seconds or days from the first day of
-- the world, words are enumerations: nothing becomes text before it is written.

-- A line as it stands after its last close. `bill` and `least` are the last statement's balance and
-- minimum, `older` what of that minimum was left over from earlier ones, `oldest_due` the oldest of
-- the statements before it that is not met.
create or replace table line as
select
  n, bg, opened_day, first_limit as credit_limit,
  0::bigint as principal, 0::bigint as interest, 0::bigint as fees, 0::bigint as unbilled, 0::bigint as held,
  0::bigint as bill, 0::bigint as least, 0::bigint as older, null::integer as due_day, null::integer as oldest_due,
  0::utinyint as cycles, 0::integer as calm_months, opened_day as limit_day, false as is_cut,
  0::integer as temporary, null::integer as temporary_from, null::integer as temporary_until,
  null::integer as frozen_day, null::integer as forborne_from, null::integer as forborne_until,
  null::integer as fraud_day, null::integer as charged_off_day, null::integer as dpd_at_charge_off,
  null::integer as closed_day, null::integer as observed_dpd, 0::integer as worst_dpd,
from application
where false;

-- Savings of the class II account, and what it paid out in the calendar year.
create or replace table savings as
select n, (income * 50)::bigint as balance, 0::bigint as paid_in_year, 0 as year_no
from person
order by n;

-- Statements not met that are older than the last one: what of each is still unpaid.
create or replace table open_bill (n integer, close_day integer, due_day integer, rest bigint);

-- Instalment plans with parts not yet billed; `billed` counts the parts that are.
create or replace table plan (
  n integer, plan_no bigint, is_of_purchase boolean, started_day integer, months integer, principal bigint,
  fee bigint, billed integer
);

-- What a payment leaves to happen on a later day.
create or replace table effect (
  n integer, e bigint, sec integer, kind kind_t, status status_t, channel channel_t, funding funding_t,
  shop_no integer, place_code place_t, mcc mcc_t, released integer, cents integer
);

-- Rows of transactions whose month is not written yet.
create or replace table pending (
  n integer, sec integer, prefix prefix_t, e bigint, original prefix_t, is_on_account boolean, facility facility_t,
  shop_no integer, kind kind_t, channel channel_t, funding funding_t, status status_t, cents integer, mcc mcc_t,
  place_code place_t
);

-- What is written at the end: few rows for each customer.
create or replace table limit_change (n integer, day integer, until_day integer, cents integer, reason varchar);
create or replace table state_change (n integer, facility facility_t, state varchar, since integer, until integer, reason varchar);
create or replace table plan_log (
  n integer, plan_no bigint, is_of_purchase boolean, started_day integer, months integer, principal bigint, fee_rate double
);
create or replace table bill (
  n integer, close_day integer, due_day integer, balance bigint, least bigint, paid bigint
);
create or replace table truth_month (
  n integer, facility facility_t, month_no integer, receivable bigint, principal bigint, interest bigint, fees bigint,
  unbilled bigint, holds bigint, credit_limit bigint, dpd integer, bucket integer, state varchar, hazard double
);

insert into limit_change
select n, opened_day, null, first_limit, 'opened' from application where is_opened;

-- Purchases of this period and of the one before.
create or replace table purchase (
  n integer, e bigint, sec integer, channel channel_t, funding funding_t, status status_t, mcc mcc_t,
  shop_no integer, place_code place_t, cents integer, borne integer, hits usmallint, h3 ubigint
);
create or replace table earlier_purchase as from purchase;

create or replace table repaid_loan (n integer, day integer);

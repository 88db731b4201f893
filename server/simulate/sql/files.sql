-- The lender as files of our own format, one view a file.
create or replace view file_lender as
select 'Demonstration lender' as name, 'CNY' as currency, 'Asia/Shanghai' as time_zone,
  'ever over 90 days past due within 12 months' as outcome_definition;

create or replace view file_places as
select place_code, name, region from place_seed order by place_code;

create or replace view file_customers as
select
  customer_id, sex, birth_date, education, occupation, monthly_income, place_code, joined_on,
from person
order by n;

create or replace view file_accounts as
select account_id, customer_id, 'class_2' as account_class, place_code, joined_on as opened_on
from person
order by n;

-- A phone is bound in the month its owner takes up flash pay: the day of the first tap.
create or replace view file_bindings as
select
  'B-' || lpad(n::varchar, 7, '0') as binding_id, any_value(person.account_id) as account_id,
  any_value(person.customer_id) as customer_id, 'device_token' as instrument,
  min(occurred_at)::date as since,
from payment
join person using (n)
where channel = 'flash'
group by n
order by n;

create or replace view file_facilities as
select
  facility_id, customer_id, account_id, 'revolving' as kind, line.opened_on, line.closed_on,
from line
join person using (n)
order by n;

create or replace view file_limit_events as
select
  'L-' || lpad(n::varchar, 7, '0') || '-' || strftime(effective_on, '%Y%m%d') as limit_event_id,
  facility_id, effective_on, limit_change.credit_limit, reason,
from limit_change
join person using (n)
order by n, effective_on;

create or replace view file_merchants as
select 'M-' || lpad(shop_no::varchar, 6, '0') as merchant_id, name, mcc as category_code, place_code
from shop
order by shop_no;

create or replace view file_transactions as
select
  transaction_id, original_id as original_transaction_id, customer_id, account_id,
  case when on_line then facility_id end as facility_id,
  'M-' || lpad(shop_no::varchar, 6, '0') as merchant_id, occurred_at, kind, channel, funding, status,
  amount, mcc as category_code, payment.place_code, response_code,
from payment
join person using (n);

create or replace view file_statements as
select
  'S-' || lpad(n::varchar, 7, '0') || '-' || strftime(bill.closed_on, '%Y%m') as statement_id,
  facility_id, bill.closed_on, due_on, balance, minimum_due, paid,
from bill
join person using (n)
order by n, bill.closed_on;

create or replace view file_outcomes as
select
  'O-' || lpad(n::varchar, 7, '0') as outcome_id, customer_id, facility_id, observed_on,
  12 as horizon_months, 'ever over 90 days past due within 12 months' as definition, outcome,
  (observed_on + interval 12 month)::date as known_on,
from label
join person using (n)
order by n;

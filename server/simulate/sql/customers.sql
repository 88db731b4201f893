-- Who the customers are, and what moves them: latent risk, rhythm of spending, when stress begins.
create or replace table person as
with drawn as (
  select
    n,
    u(n, 1) as u_band,
    least(getvariable('months') - 2, floor((getvariable('months') - 1) * pow(u(n, 2), 1.3)))::integer
      as arrival,
    pick(getvariable('place_choices'), u(n, 3)) as place_code,
    case when u(n, 4) < .48 then 'female' else 'male' end as sex,
    18 + floor(42 * pow(u(n, 5), 1.6))::integer as age,
    greatest(1500, round(exp(8.75 + .48 * z(n, 6)), -2)) as income,
    pick(['university', 'university', 'high_school', 'high_school', 'graduate', 'other'], u(n, 7))
      as education,
    pick(['employee', 'employee', 'employee', 'self_employed', 'public_service', 'student', 'worker', 'worker'], u(n, 8))
      as occupation,
    -- A mean of three quarters of the rates: some hardly pay, some every hour.
    .6 * exp(.75 * z(n, 9)) as rhythm,
    u(n, 10) < .84 as has_line,
    .4 + .58 * u(n, 11) as quota_share,
    u(n, 12) as u_payer,
    u(n, 13) as u_adoption,
  from range(getvariable('customers')) as t(n)
),
banded as (
  select
    drawn.*,
    case when u_band < .2 then 1 when u_band < .5 then 2 when u_band < .75 then 3
         when u_band < .9 then 4 else 5 end as band,
  from drawn
),
dated as (
  select
    banded.*,
    getvariable('starts_on') + to_months(arrival) + to_days(floor(27 * u(n, 14))::integer)
      as joined_at,
    -- A geometric wait: the month in which stress begins, counted from the start.
    arrival + 3 + floor(ln(1 - u(n, 15)) / ln(1 - getvariable('stress')[band]))::integer as stress_month,
  from banded
)
select
  n,
  'C-' || lpad(n::varchar, 7, '0') as customer_id,
  'A-' || lpad(n::varchar, 7, '0') as account_id,
  'F-' || lpad(n::varchar, 7, '0') as facility_id,
  band, arrival, stress_month, place_code, sex, education, occupation, rhythm, has_line, quota_share,
  u_payer, u_adoption,
  income::decimal(18, 2) as monthly_income,
  joined_at::date as joined_on,
  (joined_at - to_years(age) - to_days(floor(365 * u(n, 16))::integer))::date as birth_date,
  -- Cautious at first: a safer customer and a larger income begin with more.
  least(30000, greatest(500, round(
    3200 * exp(.6 * z(n, 17)) * sqrt(income / 6000) * [1.5, 1.2, 1.0, .8, .6][band], -2)))::decimal(18, 2)
    as first_limit,
from dated
order by n;

-- Money a customer moves from the home bank to the class II account this month: less of it under stress.
create or replace table top_up as
with due as (
  select
    n, joined_on, monthly_income,
    n * 1024 + getvariable('month_no') as entity,
    getvariable('month_no') - stress_month between 0 and 13 as stressed,
  from person
  where arrival <= getvariable('month_no') and u(n, 19) < .85
),
dated as (
  select
    due.*,
    getvariable('month_start') + to_days(floor(10 * u(entity, 501))::integer)
      + to_seconds(28800 + floor(36000 * u(entity, 502))) as occurred_at,
  from due
)
select
  n, occurred_at,
  round(monthly_income::double * (.5 + .5 * u(entity, 503)) * case when stressed then .55 else 1 end, -1)::decimal(18, 2)
    as amount,
from dated
where occurred_at > joined_on;

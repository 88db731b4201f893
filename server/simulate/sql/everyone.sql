-- Who the customers are, and what moves them: risk, rhythm of spending, when stress begins.
with drawn as (
  select
    n::integer as n,
    draw(n, 1) as h1, draw(n, 2) as h2, draw(n, 3) as h3,
    z(n, 11) as z_income, z(n, 12) as z_rhythm, z(n, 13) as z_limit, z(n, 14) as z_frailty,
    u(n, 21) as u_band, u(n, 22) as u_arrival, u(n, 23) as u_stress, u(n, 24) as u_leave,
  from part, range(part.first_n, part.past_n) as t(n)
),
banded as (
  select
    drawn.*,
    getvariable('band_of')[1 + floor(u_band * 1000)::integer] as band,
    floor((getvariable('days') - 45) * pow(u_arrival, getvariable('arrival_power')))::integer as arrival_day,
  from drawn
),
profiled as (
  select
    banded.*,
    greatest(1500, round(exp(8.62 + .46 * z_income - .14 * (band - 2.5)), -2)) as income,
    18 + floor(44 * pow(bits(h1, 0, 16) / 65536.0, 1.35 + .12 * band))::integer as age,
    getvariable('stress')[band] * exp(getvariable('frailty') * z_frailty - getvariable('frailty') * getvariable('frailty') / 2)
      as hazard,
  from banded
),
fated as (
  select
    profiled.*,
    -- Months of ordinary risk until stress begins; months of a bad economy count for more than one.
    -ln(1 - u_stress) / hazard + getvariable('risk_until')[least(getvariable('months') + 1, arrival_day // 30 + 1)] as stress_risk,
  from profiled
),
dated as (
  select
    fated.*,
    len(list_filter(getvariable('risk_until'), lambda passed: passed < stress_risk)) as stress_month,
  from fated
)
select
  n, band, hazard, arrival_day, age,
  income::integer as income,
  (bits(h1, 16, 8) % getvariable('statement_days'))::utinyint as bg,
  getvariable('place_of')[1 + bits(h1, 24, 12)]::smallint as place_no,
  bits(h1, 36, 8) < 123 as is_female,
  pick(getvariable('educations'), bits(h1, 44, 8) / 256.0) as education,
  pick(getvariable('occupations'), bits(h1, 52, 8) / 256.0) as occupation,
  arrival_day + bits(h2, 0, 4) as apply_day,
  -- A mean of three quarters of the rates: some hardly pay, some every hour.
  getvariable('rhythm') * exp(getvariable('rhythm_spread') * z_rhythm) as rhythm,
  bits(h2, 8, 12) as u_flash, bits(h2, 20, 12) as u_scan,
  (getvariable('quota_least_256') + bits(h2, 32, 7) * getvariable('quota_width_256') // 128)::smallint as quota_256,
  bits(h2, 39, 8) as habit,
  bits(h2, 47, 8) as u_pin,
  case when stress_month > getvariable('months') + 1 then 1000000
       -- Some come because of it: it may have begun up to three months before.
       else floor(30.4 * (stress_month - 4 + bits(h3, 0, 8) / 256.0))::integer end as stress_day,
  (getvariable('ramp_least') + bits(h3, 8, 2) % getvariable('ramp_width'))::utinyint as ramp,
  (8 + bits(h3, 10, 3))::utinyint as spell,
  case when bits(h3, 16, 14) < getvariable('fraud_16384') then arrival_day + 120 + bits(h3, 30, 9) else 1000000 end as fraud_day,
  arrival_day + 60 + floor(least(100000, -ln(1 - u_leave) / getvariable('leave') * 30.4))::integer as leave_day,
  (100 * least(getvariable('limit_cap_cents') // 100, greatest(500, round(
    getvariable('limit_median') * exp(getvariable('limit_sigma') * z_limit) * pow(income / 6000, .35)
      * getvariable('limit_factor')[band], -2))))::integer as first_limit,
from dated
order by n;

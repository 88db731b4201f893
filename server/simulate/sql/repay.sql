-- What each customer pays this month towards the last statement: in full, in part, the minimum, late or nothing.
create or replace table repayment as
with owed as (
  select
    line.n, line.balance, line.minimum_due, line.oldest_due, person.band, person.u_payer,
    line.n * 1024 + getvariable('month_no') as entity,
    getvariable('month_no') - person.stress_month as stressed_for,
  from line
  join person using (n)
  where line.closed_on is null and line.balance > 0
),
drawn as (
  select
    owed.*,
    stressed_for between 0 and 13 as stressed,
    u(entity, 101) as u_miss,
    -- A habit, kept five months of six.
    case when u(entity, 102) < .84 then u_payer else u(entity, 103) end as habit,
  from owed
),
chance as (
  select
    drawn.*,
    case
      when oldest_due is null and stressed and stressed_for >= 3 then .16 + .05 * (stressed_for - 3)
      when oldest_due is null then getvariable('miss')[band]
      when stressed then .82
      when getvariable('month_start')::date - oldest_due < 31 then .18
      else .55
    end as p_miss,
  from drawn
),
act as (
  select
    chance.*,
    case
      when u_miss < p_miss then 'none'
      when oldest_due is not null then 'minimum'
      when stressed and u(entity, 104) < .7 then 'minimum'
      when habit < .5 then 'full'
      when habit < .8 then 'part'
      when habit < .95 then 'minimum'
      else 'late'
    end as way,
  from chance
)
select
  n, way,
  case way
    when 'full' then balance
    when 'late' then balance
    when 'part' then greatest(minimum_due, (balance::double * (.1 + .35 * u(entity, 105)))::decimal(18, 2))
    else minimum_due
  end as amount,
  getvariable('month_start')
    + to_days(case when way = 'late' then 20 + floor(7 * u(entity, 106)) else 7 + floor(12 * u(entity, 107)) end::integer)
    + to_seconds(28800 + floor(43200 * u(entity, 108))) as occurred_at,
from act
where way <> 'none';

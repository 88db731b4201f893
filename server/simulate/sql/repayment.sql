-- What each line pays in this period towards its last statement, when, and whether the bank sends it
-- back: in full, part by a plan, the minimum, late, too little, or nothing.
with owing as (
  select
    line.n, line.bill, line.least, line.older, line.due_day, line.cycles, line.oldest_due, line.charged_off_day,
    line.principal, line.interest, line.fees, line.unbilled, line.fraud_day, line.forborne_from, line.forborne_until,
    person.band, person.habit, period.opens, period.closes, period.risk,
    (period.opens - person.stress_day) // 30 as stressed_for, person.ramp, person.spell, person.hazard,
    person.fraud_day as busts_out,
    np_of(line.n, period.period_no) as np,
  from line
  join person using (n)
  join period on period.bg = line.bg
  where period.opens <= getvariable('last_day') and line.closed_day is null
    and line.opened_day < period.opens
    and (line.charged_off_day is null and line.bill > 0 or line.charged_off_day is not null and line.principal > 0)
),
drawn as (
  select
    owing.*,
    draw(np, 101) as h, draw(np, 102) as h2,
    stressed_for between 0 and spell - 1 as is_stressed,
    stressed_for between ramp and spell - 1 as is_failing,
  from owing
),
chance as (
  select
    drawn.*,
    case
      when charged_off_day is not null then 1 - getvariable('recovery')
      when fraud_day is not null or opens > busts_out + 20 then 1
      when forborne_from is not null and opens between forborne_from - 2 and forborne_until then .5
      when is_failing then getvariable('miss_failing')[least(cycles, 6) + 1]
      when is_stressed then getvariable('miss_stressed')[least(cycles, 6) + 1]
      when cycles = 0 then least(.5, getvariable('miss')[band] * risk)
      else getvariable('miss_careless')[least(cycles, 6) + 1]
    end as p_miss,
  from drawn
),
act as (
  select
    chance.*,
    case
      when bits(h, 0, 16) < p_miss * 65536 then
        case when charged_off_day is null and least > 2000 and bits(h, 16, 8) < 40 then 'partial' else 'none' end
      when charged_off_day is not null then 'recovery'
      when cycles > 0 then case when is_stressed or bits(h, 16, 8) < 60 then 'minimum' else 'full' end
      when is_stressed and bits(h, 16, 8) < 190 then 'minimum'
      when bits(h, 24, 8) < getvariable('late_256') then 'late'
      when kept < getvariable('full_256') then 'full'
      when kept < getvariable('full_256') + getvariable('plan_256') then 'plan'
      else 'minimum'
    end as way,
  from (select *, case when bits(h, 32, 8) < 220 then habit else bits(h, 40, 8) end as kept from chance) as chance
),
-- A plan takes at most nine tenths of a bill: the rest of the bill pays its minimum.
planned as (
  select
    act.*,
    case when way = 'plan' and bill >= 20000
         then least(bill * 9 // 10, bill - least, principal - unbilled) * (128 + bits(h, 48, 7)) // 256 else 0 end as plan_principal,
    getvariable('plan_months')[1 + bits(h, 55, 6)] as plan_months,
  from act
),
payable as (
  select
    planned.*,
    case when plan_principal >= 10000 then plan_principal else 0 end as planned_cents,
    case way
      when 'none' then 0
      when 'partial' then least * (64 + bits(h2, 0, 7)) // 256
      when 'recovery' then greatest(5000, (principal + interest + fees) * (1 + bits(h2, 0, 4)) // 64)
      when 'minimum' then least
      when 'plan' then bill - case when plan_principal >= 10000 then plan_principal else 0 end
      else bill
    end as asked,
    case way when 'late' then 21 + bits(h2, 7, 10) % 7 else 4 + bits(h2, 7, 10) % 17 end as day_in_period,
  from planned
),
dated as (
  select
    payable.*,
    least(asked, greatest(0, case when way = 'recovery' then principal + interest + fees else asked end)) as cents,
    opens - 1 + least(day_in_period, closes - opens - 2) as pay_day,
    bits(h2, 17, 10) < case when is_failing then getvariable('bounce_stressed_1024') else getvariable('bounce_1024') end
      and way not in ('late', 'recovery') as is_returned,
  from payable
),
paid as (
  select
    n, np, way, principal, interest, fees, cents, pay_day,
    pay_day * 86400 + 28800 + bits(h2, 27, 15) as sec,
    is_returned,
    -- Returned two days later; six of ten then pay again.
    sec + 172800 as returned_sec,
    case when is_returned and bits(h2, 42, 4) < 10 then sec + 259200 end as again_sec,
    case when is_returned then 0 else planned_cents end as plan_principal, plan_months,
    getvariable('plan_fee_bp') as fee_bp,
    case when is_returned and again_sec is null then 0 else cents end as net,
    case when is_returned then again_sec // 86400 else pay_day end as paid_day,
    oldest_due is not null
      and paid_day - oldest_due - days_within(forborne_from, forborne_until, oldest_due, paid_day) > 90 as is_principal_first,
  from dated
  where cents > 0
)
select
  paid.* exclude (principal, interest, fees),
  -- Fees and interest are paid out of it first, and free nothing of the line.
  case when is_principal_first then least(greatest(principal, 0), net) else greatest(0, net - fees - interest) end as frees,
from paid;

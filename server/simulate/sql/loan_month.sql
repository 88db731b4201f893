-- What each loan asks and gets in the calendar month: instalments are paid whole, the oldest first.
with due as (
  select
    loan.*, calendar.first_day, calendar.last_day, calendar.month_no - loan.month_no as due_no,
    calendar.first_day + loan.opened_day - opening.first_day as due_day,
    person.band, person.ramp, person.spell, (calendar.first_day - person.stress_day) // 30 as stressed_for,
    np_of(loan.n, moment.period_no) as np, draw(np, 401) as h, moment.period_no, person.hazard,
  from loan
  join person using (n)
  join calendar as opening on opening.month_no = loan.month_no
  cross join moment
  join calendar on calendar.month_no = moment.period_no
  where loan.closed_day is null
),
asked as (
  select
    due.*,
    due_no between 1 and months and charged_off_day is null as is_due,
    greatest(0, least(due_no - 1, months) - paid) as behind,
    stressed_for between ramp and spell - 1 as is_failing,
    greatest(0, least(due_no, months) - paid) as open_parts,
  from due
),
acted as (
  select
    asked.*,
    case when is_failing then getvariable('miss_failing')[least(behind, 6) + 1]
         when stressed_for between 0 and spell - 1 then getvariable('miss_stressed')[least(behind, 6) + 1]
         when behind = 0 then getvariable('miss')[band]
         else getvariable('miss_careless')[least(behind, 6) + 1] end as p_miss,
    case when not (open_parts > 0) or charged_off_day is not null or bits(h, 0, 16) < p_miss * 65536 then 0
         when behind = 0 or bits(h, 16, 8) < 150 then open_parts
         else 1 end as pays,
  from asked
),
paid_for as (
  select
    acted.*,
    least(last_day, due_day + case when bits(h, 24, 8) < 240 then 0 else bits(h, 32, 3) end) as pay_day,
    -- The last part is what is left.
    case when pays = 0 then 0
         when paid + pays < months then pays * (part + fee)
         else (pays - 1) * (part + fee) + lent - part * (months - 1) + fee end as cents,
    case when is_due then fee else 0 end as new_fee,
  from acted
),
split as (
  select
    paid_for.*,
    -- Over 90 days past due principal comes first.
    case when behind > 0 and pay_day - due_day_of(month_no, opened_day, paid + 1) > 90
         then least(principal, cents)
         else cents - least(fees + new_fee, cents) end as to_principal,
  from paid_for
),
after as (
  select
    split.*,
    principal - to_principal as principal_after,
    fees + new_fee - (cents - to_principal) as fees_after,
    paid + pays as paid_after,
    paid + pays >= months as is_repaid,
    case when paid + pays < least(due_no, months)
         then last_day + 1 - due_day_of(month_no, opened_day, paid + pays + 1) else 0 end as late_days,
  from split
)
select *, case when late_days > 3 then late_days else 0 end as new_dpd,
from after;

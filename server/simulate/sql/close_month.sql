-- The statement of every line at the month end, and its state for the next month.
create or replace table closing as
with flow as (
  select n, amount as spent, from purchase where on_line and approved
  union all
  select n, -amount, from refund where on_line
),
spending as (
  select n, sum(spent)::decimal(18, 2) as spent,
  from flow
  group by n
),
moved as (
  select
    line.*,
    coalesce(spending.spent, 0) as spent,
    coalesce(repayment.amount, 0) as paid,
    coalesce(repayment.amount, 0) >= line.minimum_due as met,
    -- Interest on what the last statement left unpaid, 1.25% a month (assumed).
    (greatest(0, line.balance - coalesce(repayment.amount, 0))::double * .0125)::decimal(18, 2) as interest,
  from line
  left join spending using (n)
  left join repayment using (n)
  where line.closed_on is null
),
owed as (
  select
    moved.*,
    (balance + spent + interest - paid)::decimal(18, 2) as new_balance,
    case when met then null else coalesce(oldest_due, getvariable('month_start')::date + 19) end as new_oldest,
  from moved
)
select
  owed.*,
  greatest(
    case when new_oldest is null then 0 else minimum_due end,
    least(greatest(new_balance, 0), greatest(10, (new_balance::double * .1)::decimal(18, 2))))::decimal(18, 2)
    as new_minimum,
  case when new_oldest is null then 0 else getvariable('next_month')::date - new_oldest end as days_past_due,
from owed;

insert into bill
select
  n, getvariable('month_no'), getvariable('next_month')::date - 1, getvariable('next_month')::date + 19,
  new_balance, new_minimum, paid, days_past_due,
from closing
order by n;

-- Good payers who use their line are raised after nine months; the badly late are cut.
insert into limit_change
select
  n, getvariable('next_month')::date,
  case when days_past_due > 60 then round(credit_limit * .7, -2)
       else least(60000, round(credit_limit * (1.2 + .3 * u(n * 1024 + getvariable('month_no'), 401))::decimal(18, 2), -2)) end,
  case when days_past_due > 60 then 'late' else 'good conduct' end,
from closing
join person using (n)
where getvariable('month_no') - raised_in >= 9 and days_past_due <= 180
  and (days_past_due > 60
       or (days_past_due = 0 and band <= 3 and new_balance > .2 * credit_limit))
order by n;

create or replace table line as
select
  closing.n, closing.opened_on,
  coalesce(limit_change.credit_limit, closing.credit_limit) as credit_limit,
  closing.new_balance as balance, closing.new_minimum as minimum_due, closing.new_oldest as oldest_due,
  case when limit_change.n is null then closing.raised_in else getvariable('month_no') end as raised_in,
  -- Charged off past 180 days.
  case when closing.days_past_due > 180 then getvariable('next_month')::date end as closed_on,
from closing
left join limit_change
  on limit_change.n = closing.n and limit_change.effective_on = getvariable('next_month')::date
union all by name
select * from line where closed_on is not null
order by n;

-- The rows that a roll-forward from from_on to as_of counts, by kind, against all posted rows of the kind
-- and against what the lender says they come to. elsewhere: rows that move no facility's balance, such as
-- payments from savings. Days for which the lender said nothing are not compared. Status 3: posted.
create or replace macro roll_forward_control(as_of, known_at, from_on) as table
with posted as (
  select booked_on, kind, sum(amount) as amount
  from transaction
  where status = 3 and booked_on >= from_on::date and booked_on < as_of::date and recorded_at <= known_at::timestamp
  group by all
),
counted as (
  select kind,
    sum(case when not after_charge_off then amount else 0 end) as in_roll_forward,
    sum(case when after_charge_off then amount else 0 end) as after_charge_off,
  from period_posting(as_of, known_at, from_on)
  where booked_on >= from_on::date
  group by kind
),
-- Of what was stated about a cell the last word counts.
stated as (
  select day as at_day, kind, arg_max(amount, recorded_at) as amount
  from control_total
  where status = 3 and day >= from_on::date and day < as_of::date and recorded_at <= known_at::timestamp
  group by all
),
compared as (
  select s.kind, count(*) as days_stated, sum(s.amount) as stated_amount,
    sum(coalesce(p.amount, 0) - s.amount) as difference,
  from stated as s
  left join posted as p on p.kind = s.kind and p.booked_on = s.at_day
  group by s.kind
),
summed as (
  select kind, sum(amount) as amount from posted group by kind
)
select
  coalesce(s.kind, d.kind) as kind,
  coalesce(s.amount, 0)::decimal(18, 2) as amount,
  coalesce(c.in_roll_forward, 0)::decimal(18, 2) as in_roll_forward,
  coalesce(c.after_charge_off, 0)::decimal(18, 2) as after_charge_off,
  (coalesce(s.amount, 0) - coalesce(c.in_roll_forward, 0) - coalesce(c.after_charge_off, 0))::decimal(18, 2) as elsewhere,
  coalesce(d.days_stated, 0)::bigint as days_stated,
  d.stated_amount::decimal(18, 2) as stated_amount,
  d.difference::decimal(18, 2) as difference,
from summed as s
full join compared as d on d.kind = s.kind
left join counted as c on c.kind = s.kind;

-- Open lines by how many signs of a bust-out they show at the start of the day as_of (`bust_out_rule`):
-- young, clean until it began, a jump in utilisation, cash or a large ticket, a payment returned, hardly
-- any payment since. A sign that cannot be judged is NULL and counts for nothing.
create or replace macro bust_out_watch(as_of, known_at) as table
with rule as (
  select *, as_of::date - jump_days as began_on
  from bust_out_rule
  where effective_on <= as_of::date
  qualify row_number() over (order by effective_on desc) = 1
),
line as (
  select
    f.facility_id, f.source_id, f.customer_id, r.began_on,
    -- What was open when the data begin may be older.
    case when f.opened_on is distinct from (select history_from from lender limit 1)
         then date_sub('month', f.opened_on, as_of::date) end as tenure_months,
    f.opened_on < r.began_on as was_open,
  from facility as f
  cross join rule as r
  where f.kind = 1 and f.opened_on < as_of::date and coalesce(f.closed_on >= as_of::date, true)
    and f.recorded_at <= known_at::timestamp
    and f.facility_id not in (select facility_id from charge_off_day(as_of, known_at))
),
watched_point as materialized (
  select row_number() over (order by facility_id, at_day) as subject_id, facility_id, at_day as as_of
  from (
    select facility_id, as_of::date as at_day from line
    union all
    select facility_id, began_on from line where was_open
  )
),
stood as materialized (
  select * from facility_balance('watched_point', known_at)
),
moved as (
  select
    t.facility_id,
    bool_or(t.kind = 11 and t.booked_on < r.began_on) as penalised,
    count(case when t.kind = 4 and t.booked_on >= r.began_on then 1 end) as repayments,
    sum(case when t.kind in (1, 5, 8) and t.booked_on >= r.began_on and (t.category = 11 or t.kind = 5)
             then t.amount else 0 end)::decimal(18, 2) as cash_amount,
    max(case when t.kind in (1, 5, 8) and t.booked_on >= r.began_on then t.amount end) as largest_ticket,
    bool_or(t.kind = 4 and t.status = 2 and t.booked_on >= as_of::date - r.returned_days) as refused,
  from transaction as t
  cross join rule as r
  where t.facility_id is not null and t.kind in (1, 4, 5, 8, 11) and (t.status <> 2 or t.kind = 4)
    and t.booked_on < as_of::date and t.recorded_at <= known_at::timestamp
    and (t.kind = 11 or t.booked_on >= as_of::date - greatest(r.jump_days, r.returned_days))
  group by t.facility_id
),
-- A posting of the kind repayment that undoes one takes it back.
returned as (
  select
    b.facility_id,
    count(*) as returns,
    count(case when o.booked_on >= r.began_on then 1 end) as returns_since,
  from facility_posting(known_at) as b
  join transaction as o on o.transaction_id = b.undoes
  cross join rule as r
  where b.kind = 4 and b.booked_on >= as_of::date - r.returned_days and b.booked_on < as_of::date
  group by b.facility_id
),
measured as (
  select
    line.source_id as facility, c.source_id as customer, line.tenure_months,
    n.receivable as owed, n.credit_limit, n.utilisation, b.utilisation as utilisation_before,
    coalesce(m.cash_amount, 0)::decimal(18, 2) as cash_amount,
    m.largest_ticket,
    coalesce(m.repayments, 0) - coalesce(x.returns_since, 0) as payments_since,
    coalesce(x.returns, 0) as returned_payments,
    line.tenure_months between r.tenure_from and r.tenure_to as is_young,
    case when b.basis is not null then b.bucket = 0 and not coalesce(m.penalised, false) end as is_clean,
    coalesce(m.refused, false) as refused,
    r.jump, r.level, r.large_ticket, r.payments_most,
  from line
  cross join rule as r
  join customer as c on c.customer_id = line.customer_id
  left join stood as n on n.facility_id = line.facility_id and n.owed_on = as_of::date
  left join stood as b on b.facility_id = line.facility_id and b.owed_on < as_of::date
  left join moved as m on m.facility_id = line.facility_id
  left join returned as x on x.facility_id = line.facility_id
),
judged as (
  select
    * exclude (refused, jump, level, large_ticket, payments_most),
    utilisation >= level and utilisation - utilisation_before >= jump as has_jumped,
    case when cash_amount > 0 then true else coalesce(largest_ticket >= large_ticket * credit_limit, false) end as has_cash_or_large_ticket,
    returned_payments > 0 or refused as has_returned_payment,
    payments_since <= payments_most as has_few_payments,
  from measured
),
counted as (
  select
    *,
    coalesce(is_young, false)::bigint + coalesce(is_clean, false)::bigint + coalesce(has_jumped, false)::bigint
      + has_cash_or_large_ticket::bigint + has_returned_payment::bigint + has_few_payments::bigint as signs,
  from judged
)
select *, signs = 6 as is_bust_out
from counted;

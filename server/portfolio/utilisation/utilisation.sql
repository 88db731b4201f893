-- How much of their limits lines used in each calendar month before as_of: on their statements (what is
-- billed), at the month's end, and on the day of the month on which each used most (both by principal).
-- Lines without a limit, which closed ones are, and charged-off ones are left out.
create or replace macro utilisation(as_of, known_at, window_months) as table
with looked_at_point as materialized (
  select * from utilisation_point(as_of, known_at, window_months)
),
asked_point as materialized (
  select row_number() over (order by facility_id, at_day) as subject_id, facility_id, at_day + 1 as as_of
  from (select distinct facility_id, at_day from looked_at_point)
),
measured as materialized (
  select facility_id, (owed_on - 1)::date as at_day, credit_limit, greatest(0, principal) as principal
  from facility_principal('asked_point', known_at)
  where credit_limit > 0
),
given as materialized (
  select facility_id, closed_on, greatest(0, max(balance)) as stated
  from statement
  where recorded_at <= known_at::timestamp
  group by all
),
-- Of the others the statement is what the ledger bills.
billed_point as materialized (
  select row_number() over (order by p.facility_id, p.at_day) as subject_id, p.facility_id, p.at_day + 1 as as_of
  from looked_at_point as p
  anti join given as g on g.facility_id = p.facility_id and g.closed_on = p.at_day
  where p.basis = 1
),
billed as (
  select facility_id, closed_on, stated from given
  union all
  select facility_id, (owed_on - 1)::date, greatest(0, receivable - unbilled)
  from facility_balance('billed_point', known_at)
),
looked_at as materialized (
  select
    p.month, p.basis, p.facility_id, p.at_day, m.credit_limit,
    case when p.basis = 1 then b.stated else m.principal end as balance,
  from looked_at_point as p
  join measured as m on m.facility_id = p.facility_id and m.at_day = p.at_day
  left join billed as b on b.facility_id = p.facility_id and b.closed_on = p.at_day
),
-- On the day of the most, the first of several.
used as (
  select month, basis, balance, credit_limit from looked_at where basis < 3
  union all
  select month, 3, most.balance, most.credit_limit
  from (
    select month,
      arg_max({'balance': balance, 'credit_limit': credit_limit}, (balance / credit_limit, date '9999-12-31' - at_day)) as most,
    from looked_at
    where basis = 3
    group by month, facility_id
  )
)
select
  month,
  case basis when 1 then 'statement' when 2 then 'current' else 'peak' end as basis,
  count(*) as lines,
  sum(balance)::decimal(18, 2) as balance,
  sum(credit_limit)::decimal(18, 2) as credit_limit,
  (sum(balance) / sum(credit_limit))::double as ratio_of_sums,
  (sum((balance / credit_limit)::decimal(20, 12)) / count(*))::double as mean_of_ratios,
  count(case when balance > credit_limit then 1 end) as over_limit,
from used
group by month, basis;

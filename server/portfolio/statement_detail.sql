-- Every statement beside what a portfolio view groups it by: the limit that was in force when it
-- closed, its use of that limit, and who the customer was then. `spend` is what the balance grew by
-- plus what was paid since the previous close: charges included; NULL for a facility's first one.
create or replace view statement_detail as
with dated as (
  select
    s.*,
    lag(s.balance) over (partition by s.facility_id order by s.closed_on) as previous_balance,
  from statement as s
),
-- The last permanent limit set by the close ...
permanent as (
  select facility_id, effective_on, arg_max(credit_limit, recorded_at) as credit_limit
  from limit_event
  where until is null
  group by all
),
-- ... and what temporary ones added within their dates: there are few.
temporary as (
  select d.statement_id, sum(e.credit_limit) as credit_limit
  from dated as d
  join limit_event as e
    on e.facility_id = d.facility_id and e.effective_on <= d.closed_on and e.until >= d.closed_on
  group by d.statement_id
),
limited as (
  select
    d.*,
    (p.credit_limit + coalesce(t.credit_limit, 0))::decimal(18, 2) as credit_limit,
  from dated as d
  asof left join permanent as p on p.facility_id = d.facility_id and p.effective_on <= d.closed_on
  left join temporary as t on t.statement_id = d.statement_id
)
select
  d.statement_id, d.facility_id, d.customer_id, d.closed_on, d.balance, d.paid, d.repayment_status,
  d.previous_balance,
  d.balance + d.paid - d.previous_balance as spend,
  d.credit_limit,
  case when d.credit_limit > 0
       then (greatest(d.balance, 0) / d.credit_limit)::double end as utilisation,
  c.source_id as customer_source_id, c.sex, c.education, c.marital_status,
  case when c.birth_date is not null then date_sub('year', c.birth_date, d.closed_on)
       else c.age_years + coalesce(date_sub('year', c.joined_on, d.closed_on), 0) end as age,
from limited as d
join customer as c on c.customer_id = d.customer_id;

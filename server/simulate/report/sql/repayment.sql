-- What becomes of a statement with a balance, until the next one: paid in full, partly by a plan, the minimum, or less.
with bill as (
  select facility_id, closed_on, balance, minimum_due,
    lead(closed_on) over by_line as next_close, lead(paid) over by_line as paid,
  from statements
  window by_line as (partition by facility_id order by closed_on)
),
settled as (
  select
    case
      when paid >= balance then 'full'
      when exists (
        select 1 from instalment_plans as plan
        where plan.facility_id = bill.facility_id and plan.original_transaction_id is null
          and plan.started_on > closed_on and plan.started_on <= next_close) then 'plan'
      when paid >= minimum_due then 'minimum'
      else 'missed'
    end as way,
  from bill
  where balance > 0 and next_close is not null
)
select 'repayment' as measure, way as part, count(*) / sum(count(*)) over () as value
from settled
group by way;

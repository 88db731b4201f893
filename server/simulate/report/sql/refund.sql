-- Payments that are given back, in full or in part, online and at the till.
with given_back as (
  select distinct original_transaction_id as transaction_id
  from transactions
  where kind = 'refund'
),
paid as (
  select case channel when 'online' then 'online' else 'till' end as part, given_back.transaction_id is not null as is_refunded
  from transactions
  left join given_back using (transaction_id)
  where kind = 'purchase' and status <> 'declined'
)
select 'refund' as measure, part, avg(is_refunded::integer) as value
from paid
group by part;

-- The two sides of every posted row, and of every charge-off (no transaction_id): one row a side, debit or credit,
-- so that both come to the same each day. What a facility posts stands against `receivable`, and from its
-- charge-off on against `loss`; what an account posts against `savings`, which is owed to the customer.
-- The other side is `merchant_payable`, `bank`, `fee_income`, `interest_income` or `interest_paid`.
-- Codes: status 3 posted; kinds as facility_posting; 3 reversal takes the side of what it undoes; state 3.
create or replace macro posting_entry(known_at) as table
with facility_row as materialized (
  select p.*, t.account_id, c.since as charged_off_on
  from facility_posting(known_at) as p
  join transaction as t on t.transaction_id = p.transaction_id
  left join (
    select facility_id, min(since) as since
    from facility_state
    where state = 3 and recorded_at <= known_at::timestamp
    group by facility_id
  ) as c on c.facility_id = p.facility_id
),
of_facility as (
  select
    transaction_id, booked_on, facility_id, account_id,
    case when booked_on >= charged_off_on then 'loss' else 'receivable' end as debit_account,
    case when kind in (1, 2, 13) then 'merchant_payable'
         when kind = 10 then 'interest_income'
         when kind in (9, 11) then 'fee_income'
         when account_id is not null and kind <> 5 then 'savings'
         else 'bank' end as credit_account,
    principal + interest + fees - paid as amount,
  from facility_row
),
written_off as (
  select
    null::bigint as transaction_id, charged_off_on as booked_on, facility_id, null::bigint as account_id,
    'loss' as debit_account, 'receivable' as credit_account, sum(principal + interest + fees - paid) as amount,
  from facility_row
  where booked_on < charged_off_on
  group by all
),
account_row as (
  select t.transaction_id, t.booked_on, t.account_id, t.direction, t.amount, coalesce(o.kind, t.kind) as kind
  from transaction as t
  left join transaction as o on t.kind = 3 and o.source_id = t.original_source_id and o.recorded_at <= known_at::timestamp
  where t.status = 3 and t.recorded_at <= known_at::timestamp
    and t.transaction_id not in (select transaction_id from facility_row)
    -- A row of a facility that posts nothing there has no sides.
    and t.facility_id is null
),
of_account as (
  select
    transaction_id, booked_on, null::bigint as facility_id, account_id, 'savings' as debit_account,
    case when kind in (1, 2, 13) then 'merchant_payable'
         when kind in (9, 11) then 'fee_income'
         when kind = 10 and direction = 1 then 'interest_paid'
         when kind = 10 then 'interest_income'
         else 'bank' end as credit_account,
    -direction * amount as amount,
  from account_row
),
entry as (
  select * from of_facility
  union all
  select * from written_off
  union all
  select * from of_account
),
side as (
  select transaction_id, booked_on, facility_id, account_id, debit_account as ledger_account, amount from entry
  union all
  select transaction_id, booked_on, facility_id, account_id, credit_account, -amount from entry
)
select
  transaction_id, booked_on, facility_id, account_id, ledger_account,
  greatest(0, amount)::decimal(18, 2) as debit,
  greatest(0, -amount)::decimal(18, 2) as credit,
from side
where amount <> 0;

import type { Store } from '../../db/store.ts'
import { codeOf } from '../../ledger/codes.ts'
import { openTallystick } from '../../open_store.ts'
import { fillCubes } from '../../portfolio/cube/keep_cubes.ts'

const learned = `timestamp '2017-12-31 16:00:00' as recorded_at, 1 as source_file_id`
const made = `timestamp '2017-12-31 16:00:00' as created_at, 'test' as actor`
const [purchase, refund, deposit] = [
  codeOf('kind', 'purchase'),
  codeOf('kind', 'refund'),
  codeOf('kind', 'deposit'),
]
const [approved, declined, posted] = [
  codeOf('status', 'approved'),
  codeOf('status', 'declined'),
  codeOf('status', 'posted'),
]

const LENDER = `
insert into source_file by name select 1 as source_file_id, 'tally' as source, 'transaction' as relation,
  'small.csv' as path, 0 as bytes, 0 as rows, 0 as accepted, 0 as rejected, 0 as duplicates, 0.0 as seconds,
  timestamp '2017-12-31 16:00:00' as loaded_at, 'test' as actor;
insert into lender by name select 'Small lender' as name, 'tally' as source, 'CNY' as currency,
  'Asia/Shanghai' as time_zone, 'over 90 days past due within 12 months' as outcome_definition, ${made};
insert into place by name
  select 'P' || p as place_code, 'Place ' || p as name, 'Region' as region, ${learned} from range(3) t(p);
insert into merchant by name
  select m as merchant_id, 'M' || m as source_id, 'Merchant ' || m as name, '5411' as category_code,
    'P' || (m % 3) as place_code, ${learned}
  from range(5) t(m);
insert into customer by name
  select c as customer_id, 'C' || lpad(c::varchar, 3, '0') as source_id, 1 + c % 2 as sex,
    date '1980-06-15' + c::integer as birth_date, 'university' as education, 'married' as marital_status,
    'clerk' as occupation, 5000 + c as monthly_income, 'P' || (c % 3) as place_code,
    date '2016-01-01' as joined_on, ${learned}
  from range(60) t(c);
insert into account by name
  select c as account_id, 'A' || c as source_id, c as customer_id,
    ${codeOf('account_class', 'class_2')} as account_class, date '2016-01-01' as opened_on, ${learned}
  from range(60) t(c);
insert into binding by name
  select c as binding_id, 'B' || c as source_id, c as account_id, c as customer_id, 'card' as instrument,
    'contactless' as product, date '2016-02-01' as since, ${learned}
  from range(60) t(c);
insert into facility by name
  select c as facility_id, 'F' || c as source_id, c as customer_id, c as account_id,
    ${codeOf('facility_kind', 'revolving')} as kind, date '2016-02-01' as opened_on, ${learned}
  from range(59) t(c);
insert into limit_event by name
  select c as facility_id, 'L' || c as source_id, date '2016-02-01' as effective_on,
    1000 * (1 + c % 5) as credit_limit, 'opened' as reason, 'lender' as actor, ${learned}
  from range(59) t(c)
  union all by name
  select 0 as facility_id, 'L0b' as source_id, date '2017-11-01' as effective_on, 3000 as credit_limit,
    'raised' as reason, 'lender' as actor, ${learned};
insert into statement by name
  select c * 10 + m as statement_id, 'S' || c || '-' || m as source_id, c as facility_id, c as customer_id,
    date '2017-10-01' + 30 * (m + 1)::integer as closed_on,
    date '2017-10-01' + 30 * (m + 1)::integer + 20 as due_on, 100 * (m + 1) + c as balance,
    10 as minimum_due, case when m = 0 then 0 else 50 end as paid, ${learned}
  from range(59) t(c), range(3) u(m);
insert into coverage by name
  select 'transaction' as relation, c as customer_id, c as account_id, date '2017-10-01' as observed_from,
    date '2018-01-01' as observed_until, ${learned}
  from range(60) t(c)
  union all by name
  select 'statement' as relation, c as customer_id, c as facility_id, date '2017-10-01' as observed_from,
    date '2018-01-01' as observed_until, ${learned}
  from range(59) t(c);`

const PAYMENTS = `
insert into transaction by name
  select c * 100 + p as transaction_id, 'T' || c || '-' || p as source_id, c as customer_id, c as account_id,
    case when c < 59 then c end as facility_id, (c + p) % 5 as merchant_id,
    timestamp '2017-10-01 10:00:00' + to_days((p * 3)::integer) + to_hours(p) as occurred_at,
    date '2017-10-01' + p::integer * 3 + case when p >= 6 then 1 else 0 end as booked_on,
    ${purchase} as kind, 1 + p % 3 as channel, 1 + (c + p) % 2 as funding,
    case when p % 7 = 6 then ${declined} else ${approved} end as status, -1 as direction,
    (c + p + 0.25)::decimal(18, 2) as amount, 1 + p % 4 as category, '5411' as category_code,
    case when p % 10 = 9 then null else 'P' || (p % 3) end as place_code,
    case when p % 7 = 6 then '51' else '00' end as response_code, ${learned}
  from range(60) t(c), range(20) u(p)
  union all by name
  select 900000 as transaction_id, 'R0' as source_id, 'T0-3' as original_source_id, 0 as customer_id,
    0 as account_id, 0 as facility_id, 3 as merchant_id, timestamp '2017-10-20 03:00:00' as occurred_at,
    date '2017-10-20' as booked_on, ${refund} as kind, 1 as channel, 1 as funding, ${posted} as status,
    1 as direction, 5.00 as amount, 4 as category, '5411' as category_code, 'P0' as place_code,
    '00' as response_code, ${learned}
  union all by name
  select 900001 as transaction_id, 'D0' as source_id, 0 as customer_id, 0 as account_id,
    timestamp '2017-10-21 03:00:00' as occurred_at, date '2017-10-21' as booked_on, ${deposit} as kind,
    4 as channel, 2 as funding, ${posted} as status, 1 as direction, 800.00 as amount, 0 as category,
    ${learned};`

/**
 * A store for tests: 60 customers with an account each, and with a line but for the last; three
 * statements a line; 20 payments a customer, so that every figure can be found by hand. Payment p of
 * customer c, both from 0: on day p * 3, at 10:00 + p hours UTC, of c + p + 0.25 yuan; every seventh
 * declined. Customer 0 got one refund of 5.00, and 800.00 at the counter.
 */
export async function openSmallLender(dir = ':memory:'): Promise<Store> {
  const store = await openTallystick({ dir })
  await store.write(async (sql) => {
    await sql.script(LENDER + PAYMENTS)
    await fillCubes(sql)
  })
  return store
}

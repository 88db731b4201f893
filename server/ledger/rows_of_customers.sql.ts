import type { Param } from '../db/params.ts'

interface Asked {
  /** A list of parameters: the customers' ids. */
  customers: string
  knownAt: string
}

type Rows = (asked: Asked) => string

const known = ({ knownAt }: Asked) => `recorded_at <= ${knownAt}::timestamp`

const ofCustomers =
  (table: string): Rows =>
  (asked) =>
    `select * from "${table}" where customer_id in (${asked.customers}) and ${known(asked)}`

const ofFacilities =
  (table: string): Rows =>
  (asked) =>
    `select * from "${table}"
where facility_id in (select facility_id from facility where customer_id in (${asked.customers}))
  and ${known(asked)}`

const STATEMENTS: Readonly<Record<string, Rows>> = {
  customer: ofCustomers('customer'),
  account: ofCustomers('account'),
  binding: ofCustomers('binding'),
  coverage: ofCustomers('coverage'),
  facility: ofCustomers('facility'),
  limit_event: ofFacilities('limit_event'),
  facility_state: ofFacilities('facility_state'),
  instalment_plan: ofFacilities('instalment_plan'),
  statement: ofFacilities('statement'),
  // Who pays need not be who owes: a line has rows of other customers too.
  transaction: (asked) => `${ofCustomers('transaction')(asked)}
union all
${ofFacilities('transaction')(asked)} and customer_id not in (${asked.customers})`,
  place_statistic: (asked) => `select * from place_statistic
where place_code in (select place_code from customer where customer_id in (${asked.customers}))
  and ${known(asked)}`,
}

/**
 * The statement for every row of a ledger table that says something of some customers, whole, and
 * recorded by `knownAt`.
 */
export function rowsOfCustomers(
  table: string,
  customers: readonly number[],
  knownAt: string | Date,
): { sql: string; params: Param[] } {
  // What the lender says of itself has no date.
  if (table === 'lender') return { sql: 'select * from lender', params: [] }
  const statement = STATEMENTS[table]
  if (!statement) throw new Error(`nobody has said which rows of ${table} are a customer’s`)
  const sql = statement({
    customers: customers.map((_, i) => `$${i + 1}`).join(', '),
    knownAt: `$${customers.length + 1}`,
  })
  return { sql, params: [...customers.map(BigInt), knownAt] }
}

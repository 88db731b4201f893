import type { Sql } from '../../db/connection.ts'
import { quoteIdentifier } from '../../db/identifier.ts'
import type { Param } from '../../db/params.ts'

type Fields = Record<string, Param>

// What a test does not care about but the table asks for.
const DEFAULTS: Record<string, Fields> = {
  customer: {},
  account: { account_class: 0, opened_on: '2020-01-01' },
  binding: { instrument: 'card' },
  facility: { kind: 1, opened_on: '2020-01-01' },
  limit_event: { actor: 'lender' },
  transaction: { kind: 1, channel: 0, funding: 2, status: 3, direction: -1, category: 0 },
  statement: { paid: '0' },
  coverage: { relation: 'transaction' },
  place_statistic: {},
  outcome: { definition: 'late', outcome: 1 },
  standing_order: { amount: '1' },
  account_holder: { role: 1 },
  place: { name: 'somewhere' },
  merchant: { name: 'shop' },
  facility_state: { actor: 'lender' },
  instalment_plan: {},
  partner: { name: 'partner', role: 1, since: '2020-01-01' },
  partner_term: { effective_on: '2020-01-01' },
  merchant_acceptance: {},
  application: { kind: 1 },
  application_event: { actor: 'lender' },
  account_verification: { attempt: 'a' },
  consent: { source: 'bureau' },
  inquiry: { bureau: 'bureau', result: 1 },
  offer: { campaign: 'campaign', kind: 2, arm: 1 },
  promotion: { name: 'promotion', starts_on: '2020-01-01', ends_on: '2020-12-31' },
  promotion_use: {},
  control_total: { kind: 1, status: 3 },
}

const NO_SOURCE_ID = new Set(['coverage', 'place_statistic', 'place'])
let next = 1

function filled(table: string, row: Fields): Fields {
  const number = next++
  return {
    ...(NO_SOURCE_ID.has(table) ? {} : { source_id: `t${number}` }),
    ...(table === 'transaction'
      ? { transaction_id: number, occurred_at: `${row.booked_on} 12:00:00` }
      : {}),
    ...(table === 'statement' ? { statement_id: number } : {}),
    ...(table === 'binding' ? { binding_id: number } : {}),
    recorded_at: '2024-01-01 00:00:00',
    source_file_id: 1,
    ...DEFAULTS[table],
    ...row,
  }
}

/** Inserts rows of a ledger table as a test writes them down; what is not said has a plain default. */
export async function put(sql: Sql, table: string, rows: readonly Fields[]): Promise<void> {
  for (const row of rows) {
    const all = filled(table, row)
    const names = Object.keys(all)
    const places = names.map((name, i) => `$${i + 1}${CASTS[name] ?? ''}`)
    await sql.run(
      `insert into ${quoteIdentifier(table)} (${names.map(quoteIdentifier).join(', ')}) values (${places.join(', ')})`,
      Object.values(all),
    )
  }
}

const CASTS: Record<string, string> = { recorded_at: '::timestamp', occurred_at: '::timestamp' }

/** The lender's own row; `historyFrom`: what is dated on that day may be older. */
export async function putLender(
  sql: Sql,
  { currency = 'CNY', historyFrom = null as string | null } = {},
): Promise<void> {
  await sql.run(
    `insert into lender (name, source, currency, time_zone, outcome_definition, history_from, created_at, actor)
     values ('Test', 'tally', $1, 'Asia/Shanghai', null, $2::date, timestamp '2024-01-01', 'test')`,
    [currency, historyFrom],
  )
}

/** As `put`, many rows in one statement; all rows say the same columns. */
export async function putMany(sql: Sql, table: string, rows: readonly Fields[]): Promise<void> {
  if (rows.length === 0) return
  const all = rows.map((row) => filled(table, row))
  const names = Object.keys(all[0] as Fields)
  const shape = JSON.stringify([Object.fromEntries(names.map((name) => [name, 'VARCHAR']))])
  const columns = names.map(quoteIdentifier).join(', ')
  const text = JSON.stringify(
    all.map((row) =>
      Object.fromEntries(
        names.map((name) => [name, row[name] === null ? null : String(row[name])]),
      ),
    ),
  )
  await sql.run(
    `insert into ${quoteIdentifier(table)} (${columns})
     select ${columns} from (select unnest(from_json($1, '${shape}'), recursive := true))`,
    [text],
  )
}

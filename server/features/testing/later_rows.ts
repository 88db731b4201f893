import type { Sql } from '../../db/connection.ts'
import { quoteIdentifier } from '../../db/identifier.ts'
import { KNOWLEDGE } from '../../ledger/knowledge.ts'
import { KNOWN_AT } from './small_lender.ts'

// What identifies a row: a later row may carry the same key, as a correction, or a new one.
const KEYS: Record<string, string> = {
  account: 'account_id',
  binding: 'binding_id',
  facility: 'facility_id',
  merchant: 'merchant_id',
  transaction: 'transaction_id',
  statement: 'statement_id',
}

type Columns = { name: string; type: string }[]

/** The same row with other figures: every amount, number and word changed, keys and days kept. */
function changed(columns: Columns, kept: readonly string[]): string[] {
  return columns
    .filter(({ name }) => !kept.includes(name) && !name.endsWith('_id') && name !== 'kind')
    .flatMap(({ name, type }) => {
      const column = quoteIdentifier(name)
      if (name === 'direction' || name === 'status' || name === 'relation' || name === 'measure')
        return []
      if (name.endsWith('_code') || name === 'instrument') return []
      if (type.startsWith('DECIMAL') || type === 'DOUBLE')
        return [`(${column} * 7 + 13)::${type} as ${column}`]
      if (type === 'SMALLINT') return [`(${column} + 1)::smallint as ${column}`]
      return []
    })
}

/**
 * Adds, to every relation of the ledger, rows that nobody could have known on `asOf` at KNOWN_AT:
 * dated on that day and after it, and dated before it but recorded later (with the same keys, as
 * corrections, and with new ones). To an undated relation: any row at all. Returns rows added.
 */
export async function addLaterRows(sql: Sql, asOf: string): Promise<number> {
  let added = 0
  for (const { relation, knownBy } of KNOWLEDGE) {
    if (knownBy === 'setting') continue
    const table = quoteIdentifier(relation)
    const columns = await sql.all<{ name: string; type: string }>(
      'select column_name as name, data_type as type from duckdb_columns() where table_name = $1 order by column_index',
      [relation],
    )
    await sql.script(`create or replace temp table original as select * from ${table}`)
    const key = KEYS[relation]
    const renewed = (step: number) => (key ? [`${key} + ${step} as ${key}`] : [])
    const insert = async (replacements: string[]) => {
      added += await sql.run(
        `insert into ${table} select * replace (${replacements.join(', ')}) from original`,
      )
    }
    const figures = (kept: string[]) => changed(columns, kept)
    const later = `(timestamp '${KNOWN_AT}' + interval 1 microsecond) as recorded_at`
    if (knownBy === 'undated') {
      await insert([...renewed(1_000_000), ...figures([]), 'recorded_at as recorded_at'])
      continue
    }
    for (const [step, days] of [0, 1, 40].entries()) {
      const day = `(date '${asOf}' + ${days}) as ${knownBy}`
      const until = columns.some(({ name }) => name === 'observed_until')
        ? [`(date '${asOf}' + ${days + 400}) as observed_until`]
        : []
      await insert([...renewed((step + 1) * 1_000_000), ...figures([knownBy]), day, ...until])
    }
    await insert([...figures([knownBy]), later])
    await insert([...renewed(9_000_000), ...figures([knownBy]), later])
  }
  await sql.script('drop table original')
  return added
}

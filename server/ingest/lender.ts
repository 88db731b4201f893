import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import type { LenderInfo } from './source.ts'

interface LenderRow {
  name: string
  source: string
  currency: string
  time_zone: string
  outcome_definition: string | null
  history_from: string | null
}

/** The lender of the store, if it has one. */
async function storedLender(sql: Sql): Promise<(LenderInfo & { source: string }) | null> {
  const row = await sql.first<LenderRow>('select * from lender limit 1')
  if (!row) return null
  return {
    name: row.name,
    source: row.source,
    currency: row.currency,
    timeZone: row.time_zone,
    outcomeDefinition: row.outcome_definition,
    historyFrom: row.history_from,
  }
}

function checkZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw new RiskError(
      'FILE_REFUSED',
      `lender: unknown time zone ${zone}; a name such as Asia/Shanghai is expected`,
    )
  }
}

/** The lender that a load is about, and whether the store knows it. */
export type SettledLender = LenderInfo & { isKnown: boolean }

/**
 * The lender that a load is about: what the load says, else what the store holds. A store holds one
 * lender: throws CONFLICT where the two differ, FILE_REFUSED where nobody says.
 */
export async function settleLender(
  sql: Sql,
  source: string,
  said: LenderInfo | null,
): Promise<SettledLender> {
  const stored = await storedLender(sql)
  if (stored && stored.source !== source) {
    throw new RiskError(
      'CONFLICT',
      `the store holds ${stored.name} from ${stored.source}; ${source} needs a store of its own`,
    )
  }
  const lender = said ?? stored
  if (!lender) {
    throw new RiskError(
      'FILE_REFUSED',
      'whose data is this? Give a file lender.csv (name, currency, time_zone), or `lender` in the mapping',
    )
  }
  if (!/^[A-Z]{3}$/.test(lender.currency)) {
    throw new RiskError(
      'FILE_REFUSED',
      `lender: currency ${lender.currency}; three capital letters are expected`,
    )
  }
  checkZone(lender.timeZone)
  if (!stored) return { ...lender, isKnown: false }
  for (const key of ['name', 'currency', 'timeZone'] as const) {
    if (stored[key] !== lender[key]) {
      throw new RiskError(
        'CONFLICT',
        `the store holds ${stored.name} (${stored.currency}, ${stored.timeZone}); the load says ${lender.name} (${lender.currency}, ${lender.timeZone})`,
      )
    }
  }
  return { ...lender, isKnown: true }
}

/** Writes down the lender of the store. */
export async function keepLender(
  sql: Sql,
  source: string,
  lender: LenderInfo,
  by: { actor: string; at: string },
): Promise<void> {
  await sql.run(
    `insert into lender (name, source, currency, time_zone, outcome_definition, history_from, created_at, actor)
     values ($1, $2, $3, $4, $5, $6::date, $7::timestamp, $8)`,
    [
      lender.name,
      source,
      lender.currency,
      lender.timeZone,
      lender.outcomeDefinition,
      lender.historyFrom,
      by.at,
      by.actor,
    ],
  )
}

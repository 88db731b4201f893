import type { Sql } from '../db/connection.ts'
import { usualDefinition } from '../ledger/outcome/definition.ts'
import { observationDays } from '../ledger/outcome/observation_days.ts'
import { observationSpan } from '../ledger/outcome/observation_span.ts'

/** At two defaults in a hundred they hold a hundred bads. */
const ENOUGH_LINES = 5000

/**
 * As of which days a first model learns from lines that the ledger labels by the usual definition: the newest that
 * can be told, and as many quarters before it as it takes for a hundred bads, so that a newcomer does not wait for more.
 * Undefined where the source gave outcomes, or no day can be told.
 */
export async function firstDays(sql: Sql, knownAt: Date): Promise<string[] | undefined> {
  if (await sql.first('select 1 from outcome limit 1')) return undefined
  const definition = await usualDefinition()
  const span = await observationSpan(sql, definition, knownAt)
  if (!span || span.last < span.first) return undefined
  const days: string[] = []
  let lines = 0
  for (const day of observationDays(definition, span).reverse()) {
    if (lines >= ENOUGH_LINES) break
    const row = await sql.first<{ n: number }>(
      'select count(*) as n from facility where kind = 1 and opened_on <= $1::date - to_months($2::integer)',
      [day, definition.exclude.months_on_book_under],
    )
    lines += row!.n
    days.unshift(day)
  }
  return days
}

import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { messageOf } from './message.ts'
import type { FileScan } from './scan/file_scan.ts'
import { presentEntries } from './scan/scan_file.ts'
import type { FilePlan, LenderInfo } from './source.ts'
import { readFlaw, stageSql } from './stage.sql.ts'
import { relationOf } from './tallystick/format.ts'

/** The lender that a `lender` file says: one row. Throws FILE_REFUSED where it is not one good row. */
export async function readLender(sql: Sql, plan: FilePlan, scan: FileScan): Promise<LenderInfo> {
  const [entry] = presentEntries(plan, scan)
  if (scan.records !== 1 || scan.broken || !entry) {
    throw new RiskError(
      'FILE_REFUSED',
      `${plan.path}: ${scan.records} rows; one whole row is expected`,
    )
  }
  await sql.script(stageSql('ingest_lender', entry, scan, ''))
  const row = (await sql.first<{
    name: string
    currency: string
    time_zone: string
    outcome_definition: string | null
    history_from: string | null
    flaw: number | null
  }>(
    'select name, currency, time_zone, outcome_definition, history_from, flaw from ingest_lender',
  ))!
  if (row.flaw !== null) {
    const { column, reason } = readFlaw(row.flaw)
    throw new RiskError(
      'FILE_REFUSED',
      `${plan.path}: ${messageOf(relationOf('lender').columns[column]!, reason, '')}`,
    )
  }
  return {
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    outcomeDefinition: row.outcome_definition,
    historyFrom: row.history_from,
  }
}

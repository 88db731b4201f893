import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import { type Code, VOCABULARIES } from '../ledger/codes.ts'
import { planSpending } from './cube/plan.ts'
import { DIMENSIONS, type SpendingDimension } from './dimension.sql.ts'
import { meanOf } from './mean.ts'
import { sizeBandLabel } from './size_band.ts'
import { type SpendingQuestion, spendingSql } from './spending.sql.ts'

/** Sums and counts of one group. Amounts are decimal strings in the lender's currency. */
export interface SpendingMeasures {
  amount: string
  count: number
  mean: string | null
  customers: number
  quotaAmount: string
  refundedAmount: string
  declinedCount: number
  declinedAmount: string
}

export interface SpendingGroup {
  /** In the order of `groupBy`; null: not stated. */
  keys: (string | null)[]
  labels: string[]
  measures: SpendingMeasures
  comparison: SpendingMeasures | null
}

export interface SpendingGroups {
  groups: SpendingGroup[]
  /** How many there are before the limit. */
  count: number
}

type Row = Record<string, string | number | null>

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/**
 * Spending in groups; any plan that can answer gives the same. Throws BAD_REQUEST where a comparison
 * has no period to be laid upon.
 */
export async function spending(
  sql: Sql,
  question: SpendingQuestion,
  plan = planSpending(question),
): Promise<SpendingGroups> {
  if (question.compareTo && !question.filter?.paid)
    throw new RiskError('BAD_REQUEST', 'compareTo needs filter.paid: the days it is laid upon')
  const statement = spendingSql(question, plan)
  const rows = await sql.all<Row>(statement.sql, statement.params)
  const compared = Boolean(question.compareTo)
  return {
    count: Number(rows[0]?.groups ?? 0),
    groups: rows.map((row) => ({
      ...keysOf(row, question.groupBy),
      measures: measuresOf(row, ''),
      comparison: compared ? measuresOf(row, 'before_') : null,
    })),
  }
}

function measuresOf(row: Row, prefix: string): SpendingMeasures {
  const of = (name: string) => row[prefix + name] ?? 0
  const amount = String(of('amount'))
  const count = Number(of('payments'))
  return {
    amount,
    count,
    mean: meanOf(amount, count),
    customers: Number(of('customers')),
    quotaAmount: String(of('quota_amount')),
    refundedAmount: String(of('refunded_amount')),
    declinedCount: Number(of('declined_count')),
    declinedAmount: String(of('declined_amount')),
  }
}

function keysOf(row: Row, groupBy: readonly SpendingDimension[]) {
  const pairs = groupBy.map((dimension, i) => {
    const value = row[`key${i}`] ?? null
    return value === null
      ? ([null, 'Not stated'] as const)
      : named(dimension, value, row[`name${i}`])
  })
  return { keys: pairs.map(([key]) => key), labels: pairs.map(([, label]) => label) }
}

function named(
  dimension: SpendingDimension,
  value: string | number,
  name: string | number | null | undefined,
): readonly [string, string] {
  const { domain } = DIMENSIONS[dimension]
  if (domain) {
    const word = (VOCABULARIES[domain] as readonly Code[]).find((one) => one.code === value)
    return [word?.name ?? String(value), word?.label ?? String(value)]
  }
  if (dimension === 'SIZE') return [String(value), sizeBandLabel(Number(value))]
  if (dimension === 'WEEKDAY') return [String(value), WEEKDAYS[Number(value) - 1] ?? String(value)]
  return [String(value), String(name ?? value)]
}

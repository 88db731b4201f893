import { addDays, lengthOf, stepsOf } from '../../state/period.ts'
import { wasPaid } from './names.ts'
import type { SpendingGroup } from './query.ts'
import type { Scope } from './scope.ts'

export interface SeriesRow {
  series: string
  day: string
  value: number | null
}

const keyOf = (row: SpendingGroup): string => row.keys[1] ?? 'none'

/** Channels of rows grouped by (step, channel), the greatest first. */
function channelsOf(rows: readonly SpendingGroup[], { picked }: Scope): string[] {
  const totals = new Map<string, number>()
  for (const row of rows.filter(wasPaid))
    totals.set(keyOf(row), (totals.get(keyOf(row)) ?? 0) + (picked.value(row.measures) ?? 0))
  return [...totals].sort((a, b) => b[1] - a[1]).map(([key]) => key)
}

/** What a step without a row is worth: sums are nothing, a mean or share of nothing is no data. */
const absent = ({ picked }: Scope): number | null =>
  picked.key === 'amount' || picked.key === 'count' || picked.key === 'customers' ? 0 : null

/** One row a channel and step of the period, also where nobody paid. */
export function seriesRows(rows: readonly SpendingGroup[], scope: Scope): SeriesRow[] {
  const known = new Map(rows.map((row) => [`${row.keys[0]} ${keyOf(row)}`, row]))
  return channelsOf(rows, scope).flatMap((series) =>
    stepsOf(scope.period, scope.grain).map((day) => {
      const row = known.get(`${day} ${series}`)
      return { series, day, value: row ? scope.picked.value(row.measures) : absent(scope) }
    }),
  )
}

/** The same rows of the period compared, dated as they were. */
export function beforeRows(rows: readonly SpendingGroup[], scope: Scope): SeriesRow[] {
  const { compared, period, picked } = scope
  if (!compared) return []
  const back = lengthOf({ from: compared.from, to: period.from }) - 1
  const known = new Map(rows.map((row) => [`${row.keys[0]} ${keyOf(row)}`, row]))
  return channelsOf(rows, scope).flatMap((series) =>
    stepsOf(period, scope.grain).map((day) => {
      const comparison = known.get(`${day} ${series}`)?.comparison
      return {
        series,
        day: addDays(day, -back),
        value: comparison ? picked.value(comparison) : absent(scope),
      }
    }),
  )
}

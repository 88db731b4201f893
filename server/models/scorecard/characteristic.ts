import { twoSidedZ } from '../../stats/normal.ts'
import { binLabel } from './bin_label.ts'
import type { Candidate } from './candidates.ts'
import type { Bin, Characteristic } from './model.ts'

const Z95 = twoSidedZ(0.05)

/** The characteristic of a candidate with its estimate; means over so many rows. */
export function characteristicOf(
  { column, binned }: Candidate,
  rows: number,
  estimate: Pick<Characteristic, 'beta' | 'standardError' | 'pValue'> & {
    vif: number
    /** Log odds of good by bin. */
    logOdds: Float64Array
    pointsOf: (logOdds: number) => number
  },
): Characteristic {
  const { pointsOf, logOdds, vif, ...statistics } = estimate
  const margin = Z95 * statistics.standardError
  const isInteger =
    column.type === 'number' &&
    [column.ranks.distinct, column.ranks.highest].every((values) => values?.every(whole) ?? true)
  const bins = binned.bins.map(
    ({ condition, good, bad, woe }, bin): Bin => ({
      ...condition,
      label: binLabel(condition, isInteger, column.from),
      count: Math.round(good + bad),
      bad: Math.round(bad),
      badRate: good + bad > 0 ? bad / (good + bad) : 0,
      woe,
      points: pointsOf(logOdds[bin]!),
    }),
  )
  const points = bins.map((bin) => bin.points)
  return {
    feature: column.name,
    label: column.label,
    unit: column.unit,
    type: column.type,
    ...(column.from && { from: column.from }),
    ...statistics,
    betaLower: statistics.beta - margin,
    betaUpper: statistics.beta + margin,
    vif: Number.isFinite(vif) ? vif : null,
    woeUnseen: binned.woeUnseen,
    pointsUnseen: pointsOf(unseen(binned, logOdds, statistics.beta)),
    bins,
    iv: binned.iv,
    trend: binned.trend,
    ...(binned.analyst && { analyst: binned.analyst }),
    meanPoints:
      bins.reduce((sum, { points }, i) => sum + points * binRows(binned.bins[i]!), 0) / rows,
    maxPoints: Math.max(...points),
    minPoints: Math.min(...points),
  }
}

/** Log odds of a value that no bin holds: those of its WoE, among those of the bins with less and more. */
function unseen(
  { bins, woeUnseen }: Candidate['binned'],
  logOdds: Float64Array,
  beta: number,
): number {
  const below = logOdds.filter((_, bin) => bins[bin]!.woe <= woeUnseen)
  const above = logOdds.filter((_, bin) => bins[bin]!.woe >= woeUnseen)
  return Math.max(Math.min(beta * woeUnseen, ...above), ...below)
}

const binRows = ({ good, bad }: { good: number; bad: number }) => good + bad

const whole = (value: number) => Number.isInteger(value) || !Number.isFinite(value)

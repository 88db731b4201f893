import { ivOfBin } from '../../stats/iv.ts'
import { binLabel } from '../scorecard/bin_label.ts'
import type { Bin, Characteristic } from '../scorecard/model.ts'
import { conditionOf } from './coarse.ts'
import type { Feature } from './terms.ts'

/** Goods and bads by slot, sums of weights where rows have them. */
export type SlotCounts = { good: Float64Array; bad: Float64Array }

/** Contributions this near, in log odds, are one bin. */
const NEAR = 0.004

/**
 * A main effect as a characteristic: neighbouring slots that contribute alike become one bin, and the
 * contributions have mean 0. `shape` and `errors` are log odds of bad by slot, `factor` points by log
 * odds. Returns the mean that was taken out, too.
 */
export function mainEffect(
  feature: Feature,
  shape: Float64Array,
  errors: Float64Array,
  counts: SlotCounts,
  factor: number,
): { characteristic: Characteristic; mean: number; importance: number } {
  const { column, slots, ordered, isCategory } = feature
  const rows = slots.map((_, slot) => counts.good[slot]! + counts.bad[slot]!)
  const total = rows.reduce((sum, n) => sum + n, 0)
  const mean = shape.reduce((sum, value, slot) => sum + value * rows[slot]!, 0) / total
  const groups = group(shape, ordered, isCategory)
  for (let slot = ordered; slot < slots.length; slot++) groups.push([slot])
  const [goods, bads] = [counts.good, counts.bad].map((c) => c.reduce((sum, n) => sum + n, 0)) as [
    number,
    number,
  ]
  const isInteger =
    column.type === 'number' &&
    column.ranks.distinct.every((v) => Number.isInteger(v) || !Number.isFinite(v))
  let iv = 0
  const bins = groups.map((members): Bin & { error: number } => {
    const sum = (values: ArrayLike<number>) => members.reduce((s, slot) => s + values[slot]!, 0)
    const count = sum(rows)
    const bad = sum(counts.bad)
    const by = (values: Float64Array) =>
      members.reduce((s, slot) => s + values[slot]! * (count > 0 ? rows[slot]! : 1), 0) /
      (count || members.length)
    const woe = mean - by(shape)
    const condition = conditionOf(members.map((slot) => slots[slot]!))
    iv += ivOfBin(sum(counts.good), bad, goods, bads)
    return {
      ...condition,
      label: binLabel(condition, isInteger, column.from),
      count: Math.round(count),
      bad: Math.round(bad),
      badRate: count > 0 ? bad / count : 0,
      woe,
      points: factor * woe,
      error: factor * by(errors),
    }
  })
  const rare = slots.findIndex((slot) => slot.kind === 'rare')
  const woeUnseen = rare >= 0 ? bins[groups.findIndex((members) => members.includes(rare))]!.woe : 0
  const points = bins.map((bin) => bin.points)
  const meanPoints =
    groups.reduce(
      (s, members, i) => s + members.reduce((r, slot) => r + rows[slot]!, 0) * points[i]!,
      0,
    ) / total
  const importance =
    groups.reduce(
      (s, members, i) => s + members.reduce((r, slot) => r + rows[slot]!, 0) * Math.abs(points[i]!),
      0,
    ) / total
  return {
    mean,
    importance,
    characteristic: {
      feature: column.name,
      label: column.label,
      unit: column.unit,
      type: column.type,
      ...(column.from && { from: column.from }),
      beta: 1,
      standardError: 0,
      pValue: 0,
      woeUnseen,
      pointsUnseen: factor * woeUnseen,
      bins,
      iv,
      trend: 'none',
      meanPoints,
      maxPoints: Math.max(...points),
      minPoints: Math.min(...points),
    },
  }
}

/** Runs of slots whose contributions are near to the first of the run; categories by contribution. */
function group(shape: Float64Array, ordered: number, isCategory: boolean): number[][] {
  const order = Array.from({ length: ordered }, (_, slot) => slot)
  if (isCategory) order.sort((a, b) => shape[b]! - shape[a]! || a - b)
  const groups: number[][] = []
  for (const slot of order) {
    const run = groups.at(-1)
    if (run && Math.abs(shape[run[0]!]! - shape[slot]!) < NEAR) run.push(slot)
    else groups.push([slot])
  }
  return groups
}

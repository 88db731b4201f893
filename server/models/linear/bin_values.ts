import { conditionOf } from '../scorecard/bin_column.ts'
import { continuousCells } from '../scorecard/continuous_cells.ts'
import type { BinCondition } from '../scorecard/model.ts'
import { type BinningOptions, partitionCells } from '../scorecard/optimal_binning.ts'
import type { Prebinned } from '../scorecard/prebin.ts'

export type ValueBin = { condition: BinCondition; count: number; mean: number }
export type BinnedValues = { bins: ValueBin[]; binOfSlot: number[]; meanUnseen: number }

/** As if so many rows of the overall mean stood in a bin of a special value or of missing too. */
const THIN_ROWS = 10

/**
 * Bins of a column for the most explained variance of a continuous target: ranges in their order,
 * categories by rising mean; special values and missing by themselves, however few.
 */
export function binValues(
  { slots, codes }: Prebinned,
  value: Float64Array,
  limits: BinningOptions,
): BinnedValues {
  const zeros = () => new Float64Array(slots.length)
  const [rows, sum, squares] = [zeros(), zeros(), zeros()]
  for (let row = 0; row < codes.length; row++) {
    const [slot, v] = [codes[row]!, value[row]!]
    rows[slot]!++
    sum[slot]! += v
    squares[slot]! += v * v
  }
  const overall = sum.reduce((a, b) => a + b, 0) / codes.length
  const isApart = (slot: number) => ['special', 'missing'].includes(slots[slot]!.kind)
  const ordered = [...slots.keys()].filter((slot) => !isApart(slot))
  const isCategory = ordered.some((slot) => slots[slot]!.kind !== 'range')
  const drawn = (slot: number, by: number) => (sum[slot]! + by * overall) / (rows[slot]! + by)
  if (isCategory) ordered.sort((a, b) => drawn(a, 1) - drawn(b, 1) || a - b)
  const bins: ValueBin[] = []
  const binOfSlot = new Array<number>(slots.length).fill(-1)
  const add = (members: number[], by: number) => {
    for (const slot of members) binOfSlot[slot] = bins.length
    const count = members.reduce((all, slot) => all + rows[slot]!, 0)
    const total = members.reduce((all, slot) => all + sum[slot]!, 0)
    const mean = count + by > 0 ? (total + by * overall) / (count + by) : overall
    bins.push({ condition: conditionOf(members.map((slot) => slots[slot]!)), count, mean })
  }
  if (ordered.length > 0) {
    const pick = (from: Float64Array) => ordered.map((slot) => from[slot]!)
    const cells = continuousCells(
      { rows: pick(rows), sum: pick(sum), squares: pick(squares) },
      limits,
    )
    const { starts } = partitionCells(cells, {
      ...limits,
      ...(isCategory && { trend: 'ascending' as const }),
    })
    starts.forEach((start, b) => {
      add(ordered.slice(start, starts[b + 1]), 0)
    })
  }
  for (const slot of slots.keys()) if (isApart(slot)) add([slot], THIN_ROWS)
  const rare = slots.findIndex(({ kind }) => kind === 'rare')
  return { bins, binOfSlot, meanUnseen: rare >= 0 ? bins[binOfSlot[rare]!]!.mean : overall }
}

import { stratifiedFolds } from '../../stats/folds.ts'
import { binColumn, type ColumnBinning } from './bin_column.ts'
import type { Coded } from './coded.ts'
import type { Counts, Prebinned } from './prebin.ts'

/** Parts of the training rows, and outcomes by row. */
export type Parts = { partOfRow: Uint8Array; parts: number; bad: Uint8Array; weight?: Float64Array }

/** Stratified parts of training rows; as many as the rarer outcome has rows, if these are fewer. */
export function partsOf(bad: Uint8Array, weight?: Float64Array, most = 5): Parts | null {
  const bads = bad.reduce((sum, b) => sum + b, 0)
  const parts = Math.min(most, bads, bad.length - bads)
  if (parts < 2) return null
  return { partOfRow: stratifiedFolds(bad, parts, 1), parts, bad, ...(weight && { weight }) }
}

/** Counts of the outcome (sums of weights where rows have them) by part, and in each by slot. */
export type PartCounts = Counts[]

export function countByPart(
  { slots, codes }: Prebinned,
  { partOfRow, parts, bad, weight }: Parts,
): PartCounts {
  const n = slots.length
  // Goods of the first part, bads of the first part, goods of the second: one array is quicker than many.
  const sums = new Float64Array(2 * parts * n)
  for (let row = 0; row < codes.length; row++)
    sums[(2 * partOfRow[row]! + bad[row]!) * n + codes[row]!]! += weight ? weight[row]! : 1
  const side = (at: number) => sums.subarray(at * n, (at + 1) * n)
  return Array.from({ length: parts }, (_, part) => ({
    good: side(2 * part),
    bad: side(2 * part + 1),
  }))
}

/** Counts by slot of all parts but the one left out, if any. */
export function sumParts(counts: PartCounts, leftOut?: number): Counts {
  const n = counts[0]!.good.length
  const sum = { good: new Float64Array(n), bad: new Float64Array(n) }
  counts.forEach(({ good, bad }, part) => {
    if (part === leftOut) return
    for (let slot = 0; slot < n; slot++) {
      sum.good[slot]! += good[slot]!
      sum.bad[slot]! += bad[slot]!
    }
  })
  return sum
}

/**
 * The WoE of each row by bins that were made of the rows of the other parts. Bins are drawn to the
 * outcomes they were made of, the finer the more, so a regression on their own rows believes them too
 * much; on these it weighs each feature by what its bins say of rows they have not seen.
 */
export function crossFittedWoe(
  { slots, codes }: Prebinned,
  { partOfRow, parts }: Parts,
  counts: PartCounts,
  limits: ColumnBinning,
): Coded {
  const n = slots.length
  const values = new Float64Array(parts * n)
  for (let part = 0; part < parts; part++) {
    const { bins, binOfSlot } = binColumn(slots, sumParts(counts, part), limits)
    for (let slot = 0; slot < n; slot++) values[part * n + slot] = bins[binOfSlot[slot]!]!.woe
  }
  const coded = new Uint16Array(codes.length)
  for (let row = 0; row < codes.length; row++) coded[row] = partOfRow[row]! * n + codes[row]!
  return { codes: coded, values }
}

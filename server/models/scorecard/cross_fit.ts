import { stratifiedFolds } from '../../stats/folds.ts'
import { binColumn, type ColumnBinning } from './bin_column.ts'
import type { Prebinned } from './prebin.ts'

/** Parts of the training rows, and outcomes by row. */
export type Parts = { partOfRow: Uint8Array; parts: number; bad: Uint8Array; weight?: Float64Array }

/** Stratified parts of training rows; as many as the rarer outcome has rows, if these are fewer. */
export function partsOf(bad: Uint8Array, weight?: Float64Array, most = 5): Parts | null {
  const bads = bad.reduce((sum, b) => sum + b, 0)
  const parts = Math.min(most, bads, bad.length - bads)
  if (parts < 2) return null
  return { partOfRow: stratifiedFolds(bad, parts, 1), parts, bad, ...(weight && { weight }) }
}

/**
 * The WoE of each row by bins that were made of the rows of the other parts. Bins are drawn to the
 * outcomes they were made of, the finer the more, so a regression on their own rows believes them too
 * much; on these it weighs each feature by what its bins say of rows they have not seen.
 */
export function crossFittedWoe(
  { slots, codes }: Prebinned,
  { partOfRow, parts, bad, weight }: Parts,
  limits: ColumnBinning,
): Float64Array {
  const n = slots.length
  const good = new Float64Array(parts * n)
  const bads = new Float64Array(parts * n)
  for (let row = 0; row < codes.length; row++) {
    const side = bad[row] ? bads : good
    side[partOfRow[row]! * n + codes[row]!]! += weight ? weight[row]! : 1
  }
  const woe = new Float64Array(parts * n)
  for (let part = 0; part < parts; part++) {
    const others = (counts: Float64Array) =>
      Float64Array.from({ length: n }, (_, slot) => {
        let sum = 0
        for (let other = 0; other < parts; other++)
          if (other !== part) sum += counts[other * n + slot]!
        return sum
      })
    const { bins, binOfSlot } = binColumn(slots, { good: others(good), bad: others(bads) }, limits)
    for (let slot = 0; slot < n; slot++) woe[part * n + slot] = bins[binOfSlot[slot]!]!.woe
  }
  const out = new Float64Array(codes.length)
  for (let row = 0; row < codes.length; row++) out[row] = woe[partOfRow[row]! * n + codes[row]!]!
  return out
}

import { wilson } from './wilson.ts'

/** A band of scores, the riskiest first. */
export type GainsBand = {
  lowest: number
  highest: number
  rows: number
  bads: number
  badRate: number
  /** Wilson's 95% interval of the bad rate. */
  lower: number
  upper: number
  meanPd: number
  /** Of all rows, and of all bads, those in this band or a riskier one. */
  shareOfRows: number
  shareOfBads: number
  shareOfGoods: number
  /** Bad rate of this band and all riskier ones, and of it and all safer ones (were it the cutoff). */
  cumulativeBadRate: number
  acceptedBadRate: number
  /** Share of bads over share of rows, of this band and all riskier ones: 1 is chance. */
  lift: number
}

/**
 * The gains table: rows by rising score in at most `bands` bands of equal count; equal scores stay in
 * one band, so that it never depends on the order of rows. `bad`: 0 or 1.
 */
export function gains(
  score: ArrayLike<number>,
  pd: ArrayLike<number>,
  bad: ArrayLike<number>,
  bands = 10,
): GainsBand[] {
  const order = Uint32Array.from({ length: score.length }, (_, i) => i)
  order.sort((a, b) => score[a]! - score[b]!)
  const allBads = order.reduce((sum, row) => sum + bad[row]!, 0)
  const allGoods = order.length - allBads
  const table: GainsBand[] = []
  let [start, seenBads] = [0, 0]
  for (let band = 1; band <= bands && start < order.length; band++) {
    let end = Math.max(start + 1, Math.round((order.length * band) / bands))
    while (end < order.length && score[order[end]!] === score[order[end - 1]!]) end++
    const rows = order.subarray(start, end)
    const bads = rows.reduce((sum, row) => sum + bad[row]!, 0)
    const left = order.length - start
    table.push({
      lowest: score[rows[0]!]!,
      highest: score[rows.at(-1)!]!,
      rows: rows.length,
      bads,
      badRate: bads / rows.length,
      ...wilson(bads, rows.length),
      meanPd: rows.reduce((sum, row) => sum + pd[row]!, 0) / rows.length,
      shareOfRows: end / order.length,
      shareOfBads: (seenBads + bads) / allBads,
      shareOfGoods: (end - seenBads - bads) / allGoods,
      cumulativeBadRate: (seenBads + bads) / end,
      acceptedBadRate: (allBads - seenBads) / left,
      lift: (seenBads + bads) / allBads / (end / order.length),
    })
    seenBads += bads
    start = end
  }
  return table
}

import { placements } from './placements.ts'
import { mean, sampleVariance } from './sample.ts'

/**
 * AUC of one score less that of another on the same rows, and its standard error (DeLong, DeLong and
 * Clarke-Pearson 1988: the scores are correlated, since the rows are the same). Scores: higher is safer;
 * `bad`: 0 or 1. NaN error with fewer than two rows of a class; throws without both classes.
 */
export function delongDifference(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  bad: ArrayLike<number>,
): { difference: number; standardError: number } {
  const [goods, bads]: [number[], number[]] = [[], []]
  for (let row = 0; row < bad.length; row++) (bad[row] ? bads : goods).push(row)
  if (goods.length === 0 || bads.length === 0)
    throw new Error(`needs goods and bads; got ${goods.length} good and ${bads.length} bad`)
  const ofGoods = differences(first, second, goods, bads)
  const ofBads = differences(first, second, bads, goods)
  return {
    difference: mean(ofGoods),
    standardError: Math.sqrt(
      sampleVariance(ofGoods) / goods.length + sampleVariance(ofBads) / bads.length,
    ),
  }
}

/** Of every row of one class, how its place among the other class differs between the scores. */
function differences(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  rows: readonly number[],
  others: readonly number[],
): Float64Array {
  const [a, b] = [first, second].map((score) => placed(score, rows, others)) as [
    Float64Array,
    Float64Array,
  ]
  return a.map((place, i) => place - b[i]!)
}

/** The share of the others below each row, in the order of the rows. */
function placed(
  score: ArrayLike<number>,
  rows: readonly number[],
  others: readonly number[],
): Float64Array {
  const order = [...rows.keys()].sort((i, j) => score[rows[i]!]! - score[rows[j]!]!)
  const rising = Float64Array.from(order, (i) => score[rows[i]!]!)
  const below = placements(rising, Float64Array.from(others, (row) => score[row]!).sort())
  const out = new Float64Array(rows.length)
  order.forEach((i, at) => {
    out[i] = below[at]!
  })
  return out
}

/** Scores of the goods and of the bads, each sorted ascending. */
export type SplitScores = { good: Float64Array; bad: Float64Array }

/**
 * Splits scores by outcome and sorts each half: what ROC statistics are computed from.
 * `bad` holds 0 or 1 per row. Throws where a class is absent, lengths differ or a score is NaN.
 */
export function splitScores(score: ArrayLike<number>, bad: ArrayLike<number>): SplitScores {
  if (score.length !== bad.length)
    throw new Error(`${score.length} scores for ${bad.length} outcomes`)
  let bads = 0
  for (let i = 0; i < bad.length; i++) bads += bad[i]!
  const goods = bad.length - bads
  if (bads === 0 || goods === 0)
    throw new Error(`needs goods and bads; got ${goods} good and ${bads} bad`)
  const split = { good: new Float64Array(goods), bad: new Float64Array(bads) }
  let g = 0
  let b = 0
  for (let i = 0; i < score.length; i++) {
    const value = score[i]!
    if (Number.isNaN(value)) throw new Error(`score of row ${i} is not a number`)
    if (bad[i]) split.bad[b++] = value
    else split.good[g++] = value
  }
  split.good.sort()
  split.bad.sort()
  return split
}

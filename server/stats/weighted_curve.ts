/**
 * AUC and KS where each row counts by its weight: the chance that a good drawn by weight scores above a
 * bad drawn by weight, ties counting half, and the largest distance of the two cumulative shares. No
 * standard error: what weights stand for is not known. `score`: higher is safer; `bad`: 0 or 1.
 * Throws where a class has no weight.
 */
export function weightedCurve(
  score: Float64Array,
  bad: ArrayLike<number>,
  weight: ArrayLike<number>,
): { auc: number; ks: number; standardError: number; lower: number; upper: number } {
  const order = Uint32Array.from(score.keys()).sort((a, b) => score[a]! - score[b]!)
  let goods = 0
  let bads = 0
  let pairs = 0
  let largest = 0
  const distances: [good: number, bad: number][] = []
  for (let start = 0; start < order.length; ) {
    let [good, worse] = [0, 0]
    let end = start
    for (; end < order.length && score[order[end]!] === score[order[start]!]; end++) {
      const row = order[end]!
      if (bad[row]) worse += weight[row]!
      else good += weight[row]!
    }
    pairs += good * (bads + worse / 2)
    goods += good
    bads += worse
    distances.push([goods, bads])
    start = end
  }
  if (!(goods > 0 && bads > 0))
    throw new Error(`needs goods and bads; got weights ${goods}, ${bads}`)
  for (const [good, worse] of distances)
    largest = Math.max(largest, Math.abs(worse / bads - good / goods))
  const unknown = Number.NaN
  return {
    auc: pairs / goods / bads,
    ks: largest,
    standardError: unknown,
    lower: unknown,
    upper: unknown,
  }
}

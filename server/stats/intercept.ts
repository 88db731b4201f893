/**
 * The constant that, added to every row's log odds of good, makes the mean PD the bad rate; by
 * Newton's method. `bad` holds 0 or 1 and both.
 */
export function interceptFor(
  logOdds: Float64Array,
  bad: ArrayLike<number>,
  weight?: Float64Array,
): number {
  let intercept = 0
  for (let round = 0; round < 50; round++) {
    let [gap, slope] = [0, 0]
    for (let row = 0; row < bad.length; row++) {
      const w = weight ? weight[row]! : 1
      const pd = 1 / (1 + Math.exp(intercept + logOdds[row]!))
      gap += w * (pd - bad[row]!)
      slope += w * pd * (1 - pd)
    }
    const step = Math.max(-2, Math.min(2, gap / Math.max(slope, 1e-12)))
    intercept += step
    if (Math.abs(step) < 1e-12) break
  }
  return intercept
}

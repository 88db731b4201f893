/**
 * Mean negative log likelihood of the outcomes (0 or 1) under the PDs, in nats, each row by its weight
 * where weights are given. Lower is better. A PD of 0 or 1 that is wrong counts as 1e-15 wrong, so that
 * one row cannot make it infinite.
 */
export function logLoss(
  pd: ArrayLike<number>,
  bad: ArrayLike<number>,
  weight?: ArrayLike<number>,
): number {
  if (pd.length !== bad.length || pd.length === 0)
    throw new Error(`${pd.length} PDs for ${bad.length} outcomes`)
  let sum = 0
  let total = 0
  for (let i = 0; i < pd.length; i++) {
    const w = weight ? weight[i]! : 1
    const likelihood = bad[i] ? pd[i]! : 1 - pd[i]!
    sum -= w * Math.log(Math.max(likelihood, 1e-15))
    total += w
  }
  return sum / total
}

/**
 * Brier score: the mean squared difference of PD (0 to 1) and outcome (0 or 1), each row by its weight
 * where weights are given. Lower is better.
 */
export function brier(
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
    sum += w * (pd[i]! - bad[i]!) ** 2
    total += w
  }
  return sum / total
}

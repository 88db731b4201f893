/** Brier score: the mean squared difference of PD (0 to 1) and outcome (0 or 1). Lower is better. */
export function brier(pd: ArrayLike<number>, bad: ArrayLike<number>): number {
  if (pd.length !== bad.length || pd.length === 0)
    throw new Error(`${pd.length} PDs for ${bad.length} outcomes`)
  let sum = 0
  for (let i = 0; i < pd.length; i++) sum += (pd[i]! - bad[i]!) ** 2
  return sum / pd.length
}

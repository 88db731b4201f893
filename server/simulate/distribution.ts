/** The point below which a standard normal lies with probability `p`: Acklam's rational form, to 1e-9. */
export function probit(p: number): number {
  if (!(p > 0 && p < 1)) throw new Error(`invalid probability; not in (0, 1): ${p}`)
  if (p > 0.5) return -probit(1 - p)
  const polynomial = (coefficients: readonly number[], x: number) =>
    coefficients.reduce((sum, c) => sum * x + c, 0)
  if (p < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(p))
    return (
      polynomial(
        [
          -7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
          4.374664141464968, 2.938163982698783,
        ],
        q,
      ) /
      polynomial(
        [7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
        q,
      )
    )
  }
  const q = p - 0.5
  const r = q * q
  return (
    (q *
      polynomial(
        [
          -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269,
          -30.66479806614716, 2.506628277459239,
        ],
        r,
      )) /
    polynomial(
      [
        -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
        -13.28068155288572, 1,
      ],
      r,
    )
  )
}

/** Of `size` equally likely draws, how many give 0, 1, 2, ... events by a Poisson law of mean `mean`. */
export function poissonDraws(mean: number, size: number): number[] {
  const draws: number[] = []
  let probability = Math.exp(-mean)
  let below = probability
  for (let drawn = 0; drawn < size; ) {
    const until = draws.length >= 255 ? size : Math.min(size, Math.round(below * size))
    draws.push(until - drawn)
    drawn = until
    probability *= mean / draws.length
    below += probability
    if (probability < 1e-12 && draws.length > mean) below = 1
  }
  return draws
}

/**
 * Upper tail of the standard normal distribution, P(Z > z), to about 1e-14 relative:
 * a Taylor series near 0 and Laplace's continued fraction in the tail.
 */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) return Number.NaN
  if (z < 0) return 1 - normalTail(-z)
  if (z > 38.6) return 0
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  if (z < 3) {
    // P(0 < Z < z) = density * (z + z^3/3 + z^5/(3*5) + ...)
    let term = z
    let sum = z
    for (let i = 3; term > sum * 1e-17; i += 2) {
      term *= (z * z) / i
      sum += term
    }
    return 0.5 - density * sum
  }
  let fraction = z
  for (let i = 100; i >= 1; i--) fraction = z + i / fraction
  return density / fraction
}

/** Two-sided p-value of a normal statistic, P(|Z| > |z|). */
export function twoSidedP(z: number): number {
  return 2 * normalTail(Math.abs(z))
}

/** The z >= 0 whose two-sided p-value is p, for p in (0, 1]; by bisection, to 1e-14. */
export function twoSidedZ(p: number): number {
  if (!(p > 0 && p <= 1)) throw new Error(`invalid p-value; not in (0, 1]: ${p}`)
  let low = 0
  let high = 39
  while (high - low > 1e-14 * (1 + high)) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (twoSidedP(middle) > p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

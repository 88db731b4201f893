/**
 * Upper tail of the chi-square distribution with `degrees` degrees of freedom, P(X > x): the regularised
 * incomplete gamma function Q(degrees / 2, x / 2), by its series below its mean and Lentz's continued
 * fraction above (Abramowitz and Stegun 6.5.29, 6.5.31), to about 1e-12.
 */
export function chiSquareTail(x: number, degrees: number): number {
  if (!(degrees > 0)) throw new Error(`invalid degrees of freedom; not > 0: ${degrees}`)
  if (Number.isNaN(x)) return Number.NaN
  if (x <= 0) return 1
  if (x === Number.POSITIVE_INFINITY) return 0
  const [a, z] = [degrees / 2, x / 2]
  const scale = Math.exp(a * Math.log(z) - z - logGamma(a))
  if (z < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; term > sum * 1e-16; n++) {
      term *= z / (a + n)
      sum += term
    }
    return Math.max(0, 1 - scale * sum)
  }
  const tiny = 1e-300
  let b = z + 1 - a
  let c = 1 / tiny
  let d = 1 / b
  let fraction = d
  for (let n = 1; n < 10_000; n++) {
    const an = -n * (n - a)
    b += 2
    d = 1 / (an * d + b || tiny)
    c = b + an / c || tiny
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return scale * fraction
}

/** ln Γ(x), x > 0: Stirling's series after shifting x above 15 by Γ(x + 1) = x Γ(x). */
function logGamma(x: number): number {
  let shifted = x
  let product = 0
  while (shifted < 15) product += Math.log(shifted++)
  const inverse = 1 / (shifted * shifted)
  const series =
    (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse * (1 / 1680 - inverse / 1188)))) /
    shifted
  return (
    (shifted - 0.5) * Math.log(shifted) - shifted + Math.log(2 * Math.PI) / 2 + series - product
  )
}

/** The x that a chi-square variable passes with probability `p`, 0 < p < 1; by bisection, to 1e-10 relative. */
export function chiSquareBound(p: number, degrees: number): number {
  if (!(p > 0 && p < 1)) throw new Error(`invalid probability; not in (0, 1): ${p}`)
  let low = 0
  let high = degrees + 10
  while (chiSquareTail(high, degrees) > p) high *= 2
  while (high - low > 1e-10 * high) {
    const middle = (low + high) / 2
    if (chiSquareTail(middle, degrees) > p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

import { cholesky, solve } from './cholesky.ts'

/**
 * Minimises x'Hx/2 - c'x with x[j] >= 0 wherever `bounded[j]` is 1 (Lawson and Hanson's active set,
 * on the normal equations). H is n x n, symmetric, positive definite; the minimum is then unique.
 * Returns null where H is singular over the coefficients that are free at some step.
 */
export function nonNegativeMinimum(
  h: Float64Array,
  c: ArrayLike<number>,
  bounded: Uint8Array,
): Float64Array | null {
  const n = bounded.length
  const x = new Float64Array(n)
  const free = Array.from(bounded, (b) => b === 0)
  const scale = Math.max(...Array.from(c, Math.abs), 1e-300)
  // The unbounded ones move first; then each round frees the coefficient with the steepest descent.
  let entering = -1
  for (let round = 0; round < 10 * n + 10; round++) {
    if (entering >= 0) free[entering] = true
    if (!settle(h, c, bounded, free, x)) return null
    entering = -1
    let steepest = 1e-10 * scale
    for (let j = 0; j < n; j++) {
      if (free[j]) continue
      let descent = c[j]!
      for (let k = 0; k < n; k++) descent -= h[j * n + k]! * x[k]!
      if (descent > steepest) {
        steepest = descent
        entering = j
      }
    }
    if (entering < 0) return x
  }
  return x
}

/** Moves x to the minimum over the free coefficients, fixing at 0 each that would turn negative on the way. */
function settle(
  h: Float64Array,
  c: ArrayLike<number>,
  bounded: Uint8Array,
  free: boolean[],
  x: Float64Array,
): boolean {
  const n = bounded.length
  for (;;) {
    const set = free.flatMap((isFree, j) => (isFree ? [j] : []))
    if (set.length === 0) return true
    const m = set.length
    const matrix = new Float64Array(m * m)
    set.forEach((row, i) => {
      set.forEach((column, k) => {
        matrix[i * m + k] = h[row * n + column]!
      })
    })
    const l = cholesky(matrix, m)
    if (!l) return false
    const target = solve(
      l,
      m,
      set.map((j) => c[j]!),
    )
    let step = 1
    let blocking = -1
    set.forEach((j, i) => {
      if (!bounded[j] || target[i]! > 0) return
      const reach = x[j]! / (x[j]! - target[i]!)
      if (blocking < 0 || reach < step) {
        step = Number.isFinite(reach) ? reach : 0
        blocking = j
      }
    })
    set.forEach((j, i) => {
      x[j]! += step * (target[i]! - x[j]!)
    })
    if (blocking < 0) return true
    free[blocking] = false
    x[blocking] = 0
  }
}

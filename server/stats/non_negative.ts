import { cholesky, solve } from './cholesky.ts'

/**
 * Minimises x'Hx/2 - c'x with x[j] >= 0 wherever `bounded[j]` is 1 (Lawson and Hanson's active set,
 * on the normal equations). H is n x n, symmetric, positive definite; the minimum is then unique.
 * `likelyFree[j]` is 1 where x[j] is likely to be above 0: the nearer the guess, the fewer rounds.
 * Returns null where H is singular over the coefficients that are free at some step.
 */
export function nonNegativeMinimum(
  h: Float64Array,
  c: ArrayLike<number>,
  bounded: Uint8Array,
  likelyFree: Uint8Array = bounded.map((b) => (b ? 0 : 1)),
): Float64Array | null {
  const n = bounded.length
  const x = new Float64Array(n)
  const free = likelyFree.map((likely, j) => (likely || !bounded[j] ? 1 : 0))
  const scale = Math.max(...Array.from(c, Math.abs), 1e-300)
  // The unbounded ones move first; then each round frees the coefficient with the steepest descent.
  let entering = -1
  for (let round = 0; round < 10 * n + 10; round++) {
    if (entering >= 0) free[entering] = 1
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
  free: Uint8Array,
  x: Float64Array,
): boolean {
  for (;;) {
    const set = placesOf(free)
    const m = set.length
    if (m === 0) return true
    const l = cholesky(part(h, free.length, set), m)
    if (!l) return false
    const target = solve(
      l,
      m,
      Array.from(set, (j) => c[j]!),
    )
    let step = 1
    let blocking = -1
    for (let i = 0; i < m; i++) {
      const j = set[i]!
      if (!bounded[j] || target[i]! > 0) continue
      const reach = x[j]! / (x[j]! - target[i]!)
      if (blocking < 0 || reach < step) {
        step = Number.isFinite(reach) ? reach : 0
        blocking = j
      }
    }
    for (let i = 0; i < m; i++) x[set[i]!]! += step * (target[i]! - x[set[i]!]!)
    if (blocking < 0) return true
    free[blocking] = 0
    x[blocking] = 0
  }
}

function placesOf(free: Uint8Array): Int32Array {
  const places = new Int32Array(free.length)
  let m = 0
  for (let j = 0; j < free.length; j++) if (free[j]) places[m++] = j
  return places.subarray(0, m)
}

/** The lower triangle of the rows and columns of `set`: all that a Cholesky factor is made of. */
function part(h: Float64Array, n: number, set: Int32Array): Float64Array {
  const m = set.length
  const out = new Float64Array(m * m)
  for (let i = 0; i < m; i++) {
    const row = set[i]! * n
    for (let k = 0; k <= i; k++) out[i * m + k] = h[row + set[k]!]!
  }
  return out
}

import { cholesky, inverseDiagonal } from '../../stats/cholesky.ts'
import { type LogisticFit, logistic } from '../../stats/logistic.ts'
import { nonNegativeMinimum } from '../../stats/non_negative.ts'

export type SelectOptions = {
  /** Ridge penalty on the coefficients of WoE. Default 10. */
  l2?: number
  /** Default 20. */
  maxCharacteristics?: number
  /** A coefficient nearer to 0 than this many standard errors goes. Default 0.5. */
  minZ?: number
  /** Weight of each row; default: 1. */
  weight?: Float64Array
}

/** `chosen[k]` is the column of `fit`'s k-th coefficient; `dropped` says why the others are not in. */
export type Selection = {
  chosen: number[]
  fit: LogisticFit
  dropped: { column: number; why: string }[]
}

/**
 * Logistic regression of good on WoE columns with coefficients >= 0 (points never fall as WoE rises)
 * and a ridge penalty, then backward elimination. WoE of a feature alone has coefficient 1; the
 * penalty draws what overlaps towards 0 together, which on few rows tells held-back rows apart better
 * than stepwise search does, and vanishes on many. The elimination walks on the quadratic
 * approximation at the maximum (one step costs the weakest z, no pass over the rows), then refits.
 */
export function select(
  columns: Float64Array[],
  good: Uint8Array,
  { l2 = 10, maxCharacteristics = 20, minZ = 0.5, weight }: SelectOptions = {},
): Selection {
  const dropped: Selection['dropped'] = []
  let chosen = columns.map((_, j) => j)
  for (;;) {
    const fit = logistic(
      chosen.map((j) => columns[j]!),
      good,
      { l2, nonNegative: true, ...(weight && { weight }) },
    )
    const kept = eliminate(fit, maxCharacteristics, minZ)
    if (kept.length === chosen.length) return { chosen, fit, dropped }
    chosen.forEach((column, k) => {
      if (kept.includes(k)) return
      const why = fit.free.includes(k)
        ? 'adds least beside the others'
        : 'no weight left beside the others'
      dropped.push({ column, why })
    })
    chosen = kept.map((k) => chosen[k]!)
  }
}

/** Indices of the coefficients that stay, ascending. */
function eliminate(fit: LogisticFit, most: number, minZ: number): number[] {
  const size = fit.free.length + 1
  let free = fit.free
  let index = free.map((_, i) => i + 1)
  for (;;) {
    const at = [0, ...index]
    const n = at.length
    const h = new Float64Array(n * n)
    const c = new Float64Array(n)
    at.forEach((row, i) => {
      at.forEach((column, k) => {
        h[i * n + k] = fit.information[row * size + column]!
      })
      // The quadratic is centred at the full maximum, so its linear term is H times that maximum.
      c[i] = fit.information[row * size]! * fit.intercept
      fit.free.forEach((j, k) => {
        c[i]! += fit.information[row * size + k + 1]! * fit.coefficients[j]!
      })
    })
    const l = cholesky(h, n)
    const bounded = new Uint8Array(n).fill(1)
    bounded[0] = 0
    // What is left were all above 0 a moment ago.
    const b = nonNegativeMinimum(h, c, bounded, new Uint8Array(n).fill(1))
    if (!l || !b) return free
    const variance = inverseDiagonal(l, n)
    let weakest = -1
    let least = Number.POSITIVE_INFINITY
    for (let i = 1; i < n; i++) {
      const z = b[i]! / Math.sqrt(variance[i]!)
      if (z < least) {
        least = z
        weakest = i - 1
      }
    }
    if (weakest < 0 || (free.length <= most && least >= minZ)) return free
    free = free.filter((_, i) => i !== weakest)
    index = index.filter((_, i) => i !== weakest)
  }
}

import { informationMatrix } from './information.ts'
import { nonNegativeMinimum } from './non_negative.ts'
import { productsWith } from './products.ts'

/** Where the log likelihood is looked at: columns with the constant first, P(event) by row, coefficients. */
export type Standpoint = {
  x: readonly Float64Array[]
  p: Float64Array
  b: Float64Array
  /** Of the penalised log likelihood at b. */
  gradient: Float64Array
  l2: number
  /** 1 where the coefficient may not fall below 0. */
  bounded: Uint8Array
  /** How much each row counts; default 1. */
  weight?: Float64Array | undefined
}

// A matrix of so few columns costs less than asking who should be in it.
const FEW = 32

/**
 * The coefficients that maximise the quadratic approximation of the penalised log likelihood at b
 * within the bounds; null where its curvature is singular. The matrix costs the square of its columns
 * and few columns leave their bound, so it is made of those off their bound alone; the others are then
 * asked whether the quadratic rises towards them, and those towards which it rises most join.
 */
export function newtonTarget(at: Standpoint): Float64Array | null {
  const { x, p, b, gradient, l2, bounded, weight } = at
  let working = [...b.keys()].filter((j) => x.length <= FEW || !bounded[j] || b[j]! > 0)
  let information: Float64Array | undefined
  for (;;) {
    const n = working.length
    const columns = working.map((j) => x[j]!)
    information = informationMatrix(columns, p, information, weight)
    const h = penalised(
      information,
      working.map((j) => (j > 0 ? l2 : 0)),
    )
    // The quadratic model at b, written for the new coefficients: min x'Hx/2 - (g + Hb)'x.
    const c = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      c[i] = gradient[working[i]!]!
      for (let k = 0; k < n; k++) c[i]! += h[i * n + k]! * b[working[k]!]!
    }
    const minimum = nonNegativeMinimum(
      h,
      c,
      Uint8Array.from(working, (j) => bounded[j]!),
    )
    if (!minimum) return null
    const target = new Float64Array(b.length)
    working.forEach((j, i) => {
      target[j] = minimum[i]!
    })
    const rising = risingBeside(at, target, working)
    if (rising.length === 0) return target
    working = [...working, ...rising.slice(0, FEW)]
  }
}

/** A ridge penalty is added to the diagonal. */
export function penalised(information: Float64Array, penalties: readonly number[]): Float64Array {
  const h = information.slice()
  penalties.forEach((penalty, j) => {
    h[j * penalties.length + j]! += penalty
  })
  return h
}

/** The columns out of `working` towards which the quadratic at b rises from `target`, the steepest first. */
function risingBeside(
  { x, p, b, gradient, weight }: Standpoint,
  target: Float64Array,
  working: readonly number[],
): number[] {
  const within = new Set(working)
  if (within.size === x.length) return []
  // Its slope there is g_j + x_j' diag(p (1 - p)) X (b - target): one pass, without the matrix.
  const pull = new Float64Array(p.length)
  for (const j of working) {
    const column = x[j]!
    const move = b[j]! - target[j]!
    if (move !== 0) for (let i = 0; i < pull.length; i++) pull[i]! += move * column[i]!
  }
  for (let i = 0; i < pull.length; i++) pull[i]! *= p[i]! * (1 - p[i]!)
  if (weight) for (let i = 0; i < pull.length; i++) pull[i]! *= weight[i]!
  const least = 1e-10 * Math.max(...gradient.map(Math.abs), 1e-300)
  const others = [...x.keys()].filter((j) => !within.has(j))
  const products = productsWith(
    others.map((j) => x[j]!),
    pull,
  )
  return others
    .map((j, i) => ({ j, slope: gradient[j]! + products[i]! }))
    .filter(({ slope }) => slope > least)
    .sort((one, other) => other.slope - one.slope || one.j - other.j)
    .map(({ j }) => j)
}

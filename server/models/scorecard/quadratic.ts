import { cholesky, inverseDiagonal } from '../../stats/cholesky.ts'
import { informationMatrix } from '../../stats/information.ts'
import { type LogisticFit, logistic } from '../../stats/logistic.ts'
import { nonNegativeMinimum } from '../../stats/non_negative.ts'
import { productsWith } from '../../stats/products.ts'
import type { Regression } from './select.ts'

/**
 * The log likelihood of a logistic regression as a parabola: the gain of b over 0 is c'b - b'Hb / 2. The
 * intercept comes first. On it a subset of the columns is fitted without a pass over the rows (Lawless
 * and Singhal 1978).
 */
export type Quadratic = { n: number; h: Float64Array; c: Float64Array }

/**
 * The parabola about the maximum. Where a column tells outcomes apart without fail the likelihood is flat
 * there, and the parabola knows little of what columns gain: then the one about the overall odds.
 */
export function quadraticOf(regression: Regression): Quadratic {
  const { columns, good, weight } = regression
  const fit = logistic(columns as Float64Array[], good, {
    nonNegative: true,
    ...(weight && { weight }),
  })
  const b = Float64Array.of(fit.intercept, ...fit.coefficients)
  const about = parabolaAt(regression, b)
  const { odds, logLikelihood } = overall(good, weight)
  const gainOf = (chosen: number[]) => bestOf(about, chosen)?.gain ?? 0
  const told = gainOf([...columns.keys()]) - gainOf([])
  if (told >= (fit.logLikelihood - logLikelihood) / 2) return about
  return parabolaAt(regression, new Float64Array(b.length).fill(odds, 0, 1))
}

/** The log odds of good of all rows, and the log likelihood that knows nothing else. */
function overall(good: Uint8Array, weight: Float64Array | undefined) {
  let [goods, all] = [0, 0]
  for (let i = 0; i < good.length; i++) {
    const w = weight ? weight[i]! : 1
    goods += w * good[i]!
    all += w
  }
  const share = goods / all
  return {
    odds: Math.log(share / (1 - share)),
    logLikelihood: goods * Math.log(share) + (all - goods) * Math.log(1 - share),
  }
}

function parabolaAt({ columns, good, weight }: Regression, b: Float64Array): Quadratic {
  const rows = good.length
  const x = [new Float64Array(rows).fill(1), ...columns]
  const p = new Float64Array(rows)
  x.forEach((column, j) => {
    const slope = b[j]!
    if (slope !== 0) for (let i = 0; i < rows; i++) p[i]! += slope * column[i]!
  })
  for (let i = 0; i < rows; i++) p[i] = 1 / (1 + Math.exp(-p[i]!))
  const n = x.length
  const h = informationMatrix(x, p, undefined, weight)
  // So little ridge that it only keeps columns apart that say the same.
  for (let j = 1; j < n; j++) h[j * n + j]! *= 1 + 1e-8
  const residual = p.map((chance, i) => (good[i]! - chance) * (weight ? weight[i]! : 1))
  const c = productsWith(x, residual)
  for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) c[j]! += h[j * n + k]! * b[k]!
  return { n, h, c }
}

/** The parabola of a fit over the columns that are free in it, its penalty included. */
export function quadraticOfFit({
  free,
  information: h,
  intercept,
  coefficients,
}: LogisticFit): Quadratic {
  const n = free.length + 1
  const b = [intercept, ...free.map((j) => coefficients[j]!)]
  // It is centred at the maximum, so its linear term is H times that maximum.
  const c = Float64Array.from(b, (_, i) => b.reduce((sum, own, k) => sum + h[i * n + k]! * own, 0))
  return { n, h, c }
}

type Part = { m: number; h: Float64Array; c: Float64Array; bounded: Uint8Array }

/** Of these columns and the intercept, which alone may be below 0; `l1` is taken for each unit of a coefficient. */
function partOf({ n, h, c }: Quadratic, columns: readonly number[], l1 = 0): Part {
  const at = [0, ...columns.map((j) => j + 1)]
  const m = at.length
  const part = new Float64Array(m * m)
  for (let i = 0; i < m; i++) for (let k = 0; k < m; k++) part[i * m + k] = h[at[i]! * n + at[k]!]!
  const bounded = new Uint8Array(m).fill(1)
  bounded[0] = 0
  return { m, h: part, c: Float64Array.from(at, (j, i) => c[j]! - (i > 0 ? l1 : 0)), bounded }
}

// Most of what is asked for is above 0.
const minimum = ({ h, c, bounded, m }: Part) =>
  nonNegativeMinimum(h, c, bounded, new Uint8Array(m).fill(1))

/**
 * The most that these columns can gain with coefficients >= 0, less `l1` times their sum, and the
 * coefficients, the intercept first; null where the columns cannot be told apart.
 */
export function bestOf(
  quadratic: Quadratic,
  columns: readonly number[],
  l1 = 0,
): { gain: number; b: Float64Array } | null {
  const part = partOf(quadratic, columns, l1)
  const b = minimum(part)
  if (!b) return null
  let gain = 0
  for (let i = 0; i < part.m; i++) {
    gain += part.c[i]! * b[i]!
    for (let k = 0; k < part.m; k++) gain -= (part.h[i * part.m + k]! * b[i]! * b[k]!) / 2
  }
  return { gain, b }
}

/** The place among these columns of the one nearest to 0 in standard errors, and how many; null where they cannot be told apart. */
export function weakestOf(
  quadratic: Quadratic,
  columns: readonly number[],
): { place: number; z: number } | null {
  const part = partOf(quadratic, columns)
  const b = minimum(part)
  const l = cholesky(part.h, part.m)
  if (!b || !l) return null
  const variances = inverseDiagonal(l, part.m)
  let weakest = { place: -1, z: Number.POSITIVE_INFINITY }
  for (let i = 1; i < part.m; i++) {
    const z = b[i]! / Math.sqrt(variances[i]!)
    if (z < weakest.z) weakest = { place: i - 1, z }
  }
  return weakest.place < 0 ? null : weakest
}

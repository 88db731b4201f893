import { cholesky, inverseDiagonal } from './cholesky.ts'
import { informationMatrix } from './information.ts'

/**
 * Variance inflation factor of each column beside the others, 1 or more: 1 / (1 - R squared) of its
 * regression on them, which is the diagonal of the inverse of their correlations (Belsley, Kuh and
 * Welsch 1980). Infinite where a column is the others' combination, to working precision; then all of
 * those that cannot be told apart are. NaN of a column that does not vary.
 */
export function varianceInflation(
  columns: readonly Float64Array[],
  weight?: Float64Array,
): Float64Array {
  const n = columns.length
  if (n === 0) return new Float64Array(0)
  const correlations = correlationMatrix(columns, weight)
  const varies = columns.map((_, j) => correlations[j * n + j]! > 0)
  const out = new Float64Array(n).fill(Number.NaN)
  const used = [...columns.keys()].filter((j) => varies[j])
  const within = part(correlations, n, used)
  const l = cholesky(within, used.length, 1e-9)
  if (l)
    inverseDiagonal(l, used.length).forEach((vif, i) => {
      out[used[i]!] = vif
    })
  else for (const [i, j] of used.entries()) out[j] = apart(within, used.length, i)
  return out
}

/** Pearson's correlations, row-major; 0 throughout for a column that does not vary. */
export function correlationMatrix(
  columns: readonly Float64Array[],
  weight?: Float64Array,
): Float64Array {
  const rows = columns[0]!.length
  const n = columns.length
  const half = new Float64Array(rows).fill(0.5)
  const constant = new Float64Array(rows).fill(1)
  const products = informationMatrix([constant, ...columns], half, undefined, weight)
  const size = n + 1
  const total = products[0]!
  const out = new Float64Array(n * n)
  const covariance = (j: number, k: number) =>
    products[(j + 1) * size + k + 1]! - (products[j + 1]! * products[k + 1]!) / total
  // What rounding leaves of a constant is no variance.
  const deviation = columns.map((_, j) => {
    const square = products[(j + 1) * size + j + 1]!
    const own = covariance(j, j)
    return own > 1e-12 * square ? Math.sqrt(own) : 0
  })
  for (let j = 0; j < n; j++)
    for (let k = 0; k < n; k++) {
      const scale = deviation[j]! * deviation[k]!
      out[j * n + k] = scale > 0 ? (j === k ? 1 : covariance(j, k) / scale) : 0
    }
  return out
}

/** Of a singular matrix: the factor of one column beside as many others as can be told apart. */
function apart(correlations: Float64Array, n: number, column: number): number {
  const kept: number[] = []
  for (let k = 0; k < n; k++) {
    if (k === column) continue
    if (cholesky(part(correlations, n, [...kept, k]), kept.length + 1, 1e-9)) kept.push(k)
  }
  const l = cholesky(part(correlations, n, [column, ...kept]), kept.length + 1, 1e-9)
  return l ? inverseDiagonal(l, kept.length + 1)[0]! : Number.POSITIVE_INFINITY
}

function part(matrix: Float64Array, n: number, set: readonly number[]): Float64Array {
  const m = set.length
  const out = new Float64Array(m * m)
  for (let i = 0; i < m; i++)
    for (let k = 0; k < m; k++) out[i * m + k] = matrix[set[i]! * n + set[k]!]!
  return out
}

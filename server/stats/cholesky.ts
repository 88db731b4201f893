/**
 * Cholesky factor L (lower triangle, row-major) of a symmetric positive definite n x n matrix, or null
 * where it is not positive definite to working precision: a pivot below `tolerance` of its diagonal.
 */
export function cholesky(matrix: Float64Array, n: number, tolerance = 1e-11): Float64Array | null {
  const l = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!
      if (i === j) {
        if (!(sum > tolerance * matrix[i * n + i]!)) return null
        l[i * n + i] = Math.sqrt(sum)
      } else {
        l[i * n + j] = sum / l[j * n + j]!
      }
    }
  }
  return l
}

/** Solves L L' x = b for x, given the factor of `cholesky`. */
export function solve(l: Float64Array, n: number, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b)
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= l[i * n + k]! * x[k]!
    x[i]! /= l[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= l[k * n + i]! * x[k]!
    x[i]! /= l[i * n + i]!
  }
  return x
}

/** Diagonal of the inverse of L L': the variances, where L L' is an information matrix. */
export function inverseDiagonal(l: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n)
  const unit = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    unit.fill(0)
    unit[j] = 1
    out[j] = solve(l, n, unit)[j]!
  }
  return out
}

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
  const x = new Float64Array(b)
  forward(l, n, x, 0)
  backward(l, n, x, 0)
  return x
}

/** Diagonal of the inverse of L L': the variances, where L L' is an information matrix. */
export function inverseDiagonal(l: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n)
  const column = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    column.fill(0)
    column[j] = 1
    forward(l, n, column, j)
    backward(l, n, column, j)
    out[j] = column[j]!
  }
  return out
}

/** Solves L y = x in place; the elements before `first` are known to be 0. */
function forward(l: Float64Array, n: number, x: Float64Array, first: number): void {
  for (let i = first; i < n; i++) {
    let rest = x[i]!
    for (let k = first; k < i; k++) rest -= l[i * n + k]! * x[k]!
    x[i] = rest / l[i * n + i]!
  }
}

/** Solves L' y = x in place, from the last element to the one at `last`; those before it stay. */
function backward(l: Float64Array, n: number, x: Float64Array, last: number): void {
  for (let i = n - 1; i >= last; i--) {
    let rest = x[i]!
    for (let k = i + 1; k < n; k++) rest -= l[k * n + i]! * x[k]!
    x[i] = rest / l[i * n + i]!
  }
}

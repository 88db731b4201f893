import { expect, it } from 'vitest'
import { cholesky, inverseDiagonal, solve } from './cholesky.ts'

const matrix = Float64Array.of(4, 2, 2, 2, 5, 3, 2, 3, 6)

it('factors, solves and inverts a hand-checked matrix', () => {
  const l = cholesky(matrix, 3)!
  expect(Array.from(l)).toEqual([2, 0, 0, 1, 2, 0, 1, 1, 2])
  // 4 + 4 + 6 = 14, 2 + 10 + 9 = 21, 2 + 6 + 18 = 26.
  expect(Array.from(solve(l, 3, [14, 21, 26]))).toEqual([1, 2, 3])
  expect(Array.from(inverseDiagonal(l, 3))).toEqual([21 / 64, 20 / 64, 16 / 64])
})

it('refuses a matrix that is singular or not positive', () => {
  expect(cholesky(Float64Array.of(1, 2, 2, 4), 2)).toBeNull()
  expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull()
})

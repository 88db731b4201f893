import { describe, expect, it } from 'vitest'
import { informationMatrix } from './information.ts'
import { random } from './random.ts'

/** As the formula reads: one sum after another. */
function plain(columns: Float64Array[], p: Float64Array): number[] {
  return columns.flatMap((left, j) =>
    columns.map((right, k) => {
      const [row, column] = j >= k ? [left, right] : [right, left]
      return p.reduce((sum, q, i) => sum + row[i]! * q * (1 - q) * column[i]!, 0)
    }),
  )
}

describe('informationMatrix', () => {
  it("is X' diag(p (1 - p)) X", () => {
    const columns = [Float64Array.of(1, 1), Float64Array.of(2, -1)]
    expect([...informationMatrix(columns, Float64Array.of(0.5, 0.5))]).toEqual([
      0.5, 0.25, 0.25, 1.25,
    ])
  })

  it.each([
    [1, 10],
    [2, 1024],
    [5, 1025],
    [7, 2500],
    [8, 3],
    [10, 4000],
  ])(
    '%i columns of %i rows: every entry is the sum in the order of the rows, to the bit',
    (n, rows) => {
      const next = random(n * rows)
      const columns = Array.from({ length: n }, () =>
        Float64Array.from({ length: rows }, () => next() - 0.4),
      )
      const p = Float64Array.from({ length: rows }, next)
      expect([...informationMatrix(columns, p)]).toEqual(plain(columns, p))
    },
  )

  it.each([0, 1, 2, 5, 6])('goes on from the matrix of the first %i columns', (known) => {
    const next = random(known)
    const columns = Array.from({ length: 6 }, () => Float64Array.from({ length: 1500 }, next))
    const p = Float64Array.from({ length: 1500 }, next)
    const first = informationMatrix(columns.slice(0, known), p)
    expect(informationMatrix(columns, p, first)).toEqual(informationMatrix(columns, p))
  })

  it('without rows or columns is nothing', () => {
    expect(informationMatrix([], Float64Array.of(0.5))).toHaveLength(0)
    expect([...informationMatrix([new Float64Array(0)], new Float64Array(0))]).toEqual([0])
  })
})

import { describe, expect, it } from 'vitest'
import { lateFrom, periodsOf } from './out_of_time.ts'

const many = (rows: [month: number, count: number][]) =>
  Float64Array.from(rows.flatMap(([month, count]) => Array(count).fill(month)))

describe('the latest rows', () => {
  it('are of the last months that hold a fifth, of rows whose month is known', () => {
    expect(
      lateFrom(
        many([
          [1, 50],
          [2, 30],
          [3, 20],
        ]),
      ),
    ).toBe(3)
    expect(
      lateFrom(
        many([
          [3, 19],
          [1, 50],
          [2, 31],
        ]),
      ),
    ).toBe(2)
    expect(
      lateFrom(
        many([
          [Number.NaN, 900],
          [1, 90],
          [2, 10],
        ]),
      ),
    ).toBe(2)
  })

  it('are none where all rows are of one month', () => {
    expect(
      lateFrom(
        many([
          [5, 9],
          [Number.NaN, 9],
        ]),
      ),
    ).toBeNull()
    expect(lateFrom(many([]))).toBeNull()
  })

  it('are judged where 30 goods and 30 bads came before, and both after', () => {
    const month = many([
      [1, 60],
      [2, 20],
    ])
    const bad = (before: number, after: number) =>
      Uint8Array.from(month, (_, i) => (i < 60 ? Number(i < before) : Number(i - 60 < after)))
    expect(periodsOf(month, bad(30, 1))).toMatchObject({ from: 2, rows: { length: 80 } })
    expect(periodsOf(month, bad(29, 1))).toBeNull()
    expect(periodsOf(month, bad(31, 1))).toBeNull()
    expect(periodsOf(month, bad(30, 0))).toBeNull()
    expect(periodsOf(month, bad(30, 20))).toBeNull()
  })
})

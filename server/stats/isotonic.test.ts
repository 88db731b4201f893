import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isotonic } from './isotonic.ts'

describe('isotonic regression', () => {
  it('pools what violates the order: 1, 3, 2, 4 are 1, 2.5, 4', () => {
    expect(isotonic([1, 2, 3, 4], [1, 3, 2, 4])).toEqual([
      { x: 1, y: 1, rows: 1 },
      { x: 2.5, y: 2.5, rows: 2 },
      { x: 4, y: 4, rows: 1 },
    ])
  })

  it('takes rows of equal x as one, and weighs', () => {
    expect(isotonic([2, 1, 1], [1, 0, 1], { weight: [1, 3, 1] })).toEqual([
      { x: 1, y: 0.25, rows: 2 },
      { x: 2, y: 1, rows: 1 },
    ])
  })

  it('never falls, keeps the mean, counts every row once, and has no smaller block than asked', () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 1 }))
    fc.assert(
      fc.property(fc.array(row, { minLength: 6, maxLength: 60 }), (rows) => {
        const [x, y] = [rows.map(([x]) => x), rows.map(([, y]) => y)]
        const blocks = isotonic(x, y, { leastRows: 3 })
        blocks.slice(1).forEach((block, i) => {
          expect(block.y).toBeGreaterThan(blocks[i]!.y)
          expect(block.x).toBeGreaterThan(blocks[i]!.x)
        })
        for (const { rows: size } of blocks) expect(size).toBeGreaterThanOrEqual(3)
        expect(blocks.reduce((sum, { rows: size }) => sum + size, 0)).toBe(rows.length)
        const sum = blocks.reduce((all, { y: level, rows: size }) => all + level * size, 0)
        expect(sum).toBeCloseTo(
          y.reduce((a, b) => a + b, 0),
          9,
        )
      }),
    )
  })
})

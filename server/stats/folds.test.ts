import fc from 'fast-check'
import { expect, it } from 'vitest'
import { groupedFolds, stratifiedFolds } from './folds.ts'

it('spreads rows and bads over the folds with a difference of one at most', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(0, 1), { minLength: 12, maxLength: 200 }),
      fc.integer({ min: 2, max: 10 }),
      fc.integer(),
      (outcomes, k, seed) => {
        const bad = Uint8Array.from(outcomes)
        const folds = stratifiedFolds(bad, k, seed)
        const rows = new Array(k).fill(0)
        const bads = new Array(k).fill(0)
        folds.forEach((fold, row) => {
          rows[fold]++
          bads[fold] += bad[row]
        })
        expect(Math.max(...rows) - Math.min(...rows)).toBeLessThanOrEqual(1)
        expect(Math.max(...bads) - Math.min(...bads)).toBeLessThanOrEqual(1)
      },
    ),
  )
})

it('gives the same folds for the same seed and others for another', () => {
  const bad = Uint8Array.from({ length: 100 }, (_, i) => (i % 9 === 0 ? 1 : 0))
  expect(stratifiedFolds(bad, 5, 1)).toEqual(stratifiedFolds(bad, 5, 1))
  expect(stratifiedFolds(bad, 5, 1)).not.toEqual(stratifiedFolds(bad, 5, 2))
})

it('refuses more folds than rows', () => {
  expect(() => stratifiedFolds(new Uint8Array(3), 5, 1)).toThrow('5 folds need 5 rows; got 3')
  expect(() => stratifiedFolds(new Uint8Array(3), 1, 1)).toThrow('not 2 to 255: 1')
})

it('keeps the rows of a group in one fold and spreads groups with a bad row evenly', () => {
  const group = Int32Array.from({ length: 300 }, (_, row) => row % 60)
  const bad = Uint8Array.from({ length: 300 }, (_, row) => (row % 60 < 20 && row < 60 ? 1 : 0))
  const folds = groupedFolds(bad, group, 4, 1)
  const bads = new Array(4).fill(0)
  folds.forEach((fold, row) => {
    expect(fold).toBe(folds[row % 60])
    bads[fold] += bad[row] as number
  })
  expect(bads).toEqual([5, 5, 5, 5])
})

it('gives the folds of rows where each is a group of its own', () => {
  const bad = Uint8Array.from({ length: 90 }, (_, i) => (i % 7 === 0 ? 1 : 0))
  const alone = Array.from(bad, (_, row) => 1000 - row)
  expect(groupedFolds(bad, alone, 5, 3)).toEqual(stratifiedFolds(bad, 5, 3))
  expect(() => groupedFolds(bad, [1, 2], 5, 3)).toThrow('2 groups given for 90 rows')
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { calibration } from './calibration.ts'

it('cuts rows by PD into bands of equal count with mean PD and observed rate', () => {
  const table = calibration([0.4, 0.1, 0.2, 0.3], [1, 0, 1, 0], 2)
  expect(table).toHaveLength(2)
  expect(table[0]).toMatchObject({ rows: 2, bads: 1, badRate: 0.5, lowestPd: 0.1, highestPd: 0.2 })
  expect(table[0]!.meanPd).toBeCloseTo(0.15, 12)
  expect(table[1]!.meanPd).toBeCloseTo(0.35, 12)
})

it('keeps equal PDs in one band', () => {
  expect(calibration([0.1, 0.1, 0.1, 0.2], [0, 1, 0, 1], 2).map((b) => b.rows)).toEqual([3, 1])
})

it('counts every row once and orders the bands', () => {
  const pd = fc.constantFrom(0, 0.1, 0.15, 0.2, 0.35, 0.5, 0.9, 1)
  fc.assert(
    fc.property(
      fc.array(fc.tuple(pd, fc.constantFrom(0, 1)), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 12 }),
      (rows, bands) => {
        const table = calibration(
          rows.map((r) => r[0]),
          rows.map((r) => r[1]),
          bands,
        )
        expect(table.length).toBeLessThanOrEqual(bands)
        expect(table.reduce((sum, b) => sum + b.rows, 0)).toBe(rows.length)
        expect(table.reduce((sum, b) => sum + b.bads, 0)).toBe(rows.filter((r) => r[1]).length)
        table.slice(1).forEach((band, i) => {
          expect(band.lowestPd).toBeGreaterThan(table[i]!.highestPd)
        })
      },
    ),
  )
})

import { expect, it } from 'vitest'
import { metricsOf } from './metrics.ts'

it('measures one population with the textbook figures', () => {
  const pd = Float64Array.of(0.1, 0.2, 0.3, 0.4)
  const m = metricsOf(
    pd.map((p) => -p),
    pd,
    Uint8Array.of(0, 1, 0, 1),
  )
  expect(m).toMatchObject({ rows: 4, bads: 2, auc: 0.75, gini: 0.5, ks: 0.5, badRate: 0.5 })
  expect(m.meanPd).toBeCloseTo(0.25, 12)
  expect(m.brier).toBeCloseTo((0.01 + 0.64 + 0.09 + 0.36) / 4, 12)
  expect(m.aucStandardError).toBeGreaterThan(0)
})

it('says null, not a number, where one bad cannot tell the spread', () => {
  const m = metricsOf(
    Float64Array.of(3, 2, 1),
    Float64Array.of(0.1, 0.2, 0.3),
    Uint8Array.of(0, 0, 1),
  )
  expect(m).toMatchObject({ auc: 1, aucStandardError: null, aucLower: null, aucUpper: null })
  expect(JSON.parse(JSON.stringify(m))).toEqual(m)
})

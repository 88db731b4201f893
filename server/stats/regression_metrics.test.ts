import { expect, it } from 'vitest'
import { regressionMetrics } from './regression_metrics.ts'

it('tells errors in the unit of the values, R squared beside their mean, and the order kept', () => {
  // Errors 1, 0, -1, 0 of values with mean 2.5 and variation 5.
  expect(regressionMetrics([0, 2, 4, 4], [1, 2, 3, 4])).toEqual({
    r2: 1 - 2 / 5,
    mae: 0.5,
    rmse: Math.sqrt(0.5),
    // Ranks 1, 2, 3.5, 3.5 beside 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5).
    spearman: 4.5 / Math.sqrt(4.5 * 5),
  })
  expect(regressionMetrics([2, 2], [1, 3])).toMatchObject({ r2: 0, spearman: Number.NaN })
})

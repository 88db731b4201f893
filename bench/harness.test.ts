import { expect, it } from 'vitest'
import { inTurn, median, quantile, ratio } from './harness.ts'

it('the median of an even number of times is the mean of the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

it('quantile uses the R-7 method', () => {
  expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75)
  expect(quantile([5], 0.99)).toBe(5)
})

it('ours and the limit run in turn, the warm-up uncounted', async () => {
  const order: string[] = []
  const times = await inTurn(
    2,
    async () => order.push('ours'),
    async () => order.push('limit'),
  )
  expect(order.join(' ')).toBe('ours limit ours limit ours limit')
  expect(times.ours).toHaveLength(2)
})

it('the ratio is of medians', () => {
  expect(ratio({ ours: [1, 2, 90], limit: [1, 1, 1], rows: 1 })).toBe(2)
})

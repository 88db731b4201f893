import { expect, it } from 'vitest'
import { binStability } from './bin_stability.ts'
import { fitScorecard } from './fit.ts'
import { syntheticTable } from './synthetic.ts'

const table = syntheticTable(2000, 5)
const model = fitScorecard(table, {
  target: { definition: 'made up', horizonMonths: 12, bad: 'late', good: 'not late' },
})

it('months drawn alike have a PSI near 0; one whose rows all stand in one bin has not', () => {
  const alike = Float64Array.from(table.bad, (_, row) => 2005 * 12 + 8 + (row % 3))
  const [late] = binStability(model, table, alike).filter(({ feature }) => feature === 'late')
  expect(late!.months.map(({ month }) => month)).toEqual(['2005-09', '2005-10', '2005-11'])
  expect(late!.months.reduce((sum, { rows }) => sum + rows, 0)).toBe(2000)
  expect(late!.maxPsi).toBeLessThan(0.05)
  expect(late!.orderKept).toBeGreaterThan(0.7)
  const column = table.columns.find(({ name }) => name === 'late')!
  const places = column.type === 'number' ? column.ranks.places : []
  const apart = Float64Array.from(table.bad, (_, row) => (places[row] === 0 ? 1 : 2))
  expect(
    binStability(model, table, apart).find(({ feature }) => feature === 'late')!.maxPsi,
  ).toBeGreaterThan(1)
})

it('one month, or none, tells nothing', () => {
  expect(binStability(model, table, new Float64Array(2000))).toEqual([])
  expect(binStability(model, table, new Float64Array(2000).fill(Number.NaN))).toEqual([])
})

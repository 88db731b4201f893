// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, number, texts } from '../golden.ts'
import { examples } from './examples.ts'
import { funnel } from './funnel.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./funnel.svg')
})

const base = { width: 640, label: 'Funnel', countName: 'Customers', rateName: 'Step' }

it('a bar is the share of the first step, a rate that of the step before', () => {
  const chart = funnel(
    [
      { key: 'a', name: 'A', count: 200 },
      { key: 'b', name: 'B', count: 100 },
      { key: 'c', name: 'C', count: 25 },
    ],
    base,
  )
  const wide = [...chart.querySelectorAll('.column')].map((bar) => number(bar, 'width'))
  expect(wide[1]! * 2).toBeCloseTo(wide[0]!, 0)
  expect(wide[2]! * 8).toBeCloseTo(wide[0]!, 0)
  expect(texts(chart)).toEqual(expect.arrayContaining(['50.0%', '25.0%']))
})

it('after a step to which nobody came there is no rate', () => {
  const chart = funnel(
    [
      { key: 'a', name: 'A', count: 0 },
      { key: 'b', name: 'B', count: 0 },
    ],
    base,
  )
  expect(texts(chart).join(' ')).not.toContain('%')
})

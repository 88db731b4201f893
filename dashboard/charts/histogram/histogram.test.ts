// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, number, optionNames, texts } from '../golden.ts'
import { examples } from './examples.ts'
import { histogram } from './histogram.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./histogram.svg')
})

const base = { width: 280, label: 'Size', measure: { kind: 'money', currency: 'CNY' } } as const
const rows = [
  { from: 0, to: 10, share: 0.2, before: 0.3 },
  { from: 10, to: null, share: 0.8, before: 0.7 },
]

it('columns stand on zero and are as high as their share', () => {
  const [a, b] = histogram(rows, base).querySelectorAll('.column')
  expect(number(b, 'height') / number(a, 'height')).toBeCloseTo(4, 1)
  expect(number(a, 'y') + number(a, 'height')).toBe(number(b, 'y') + number(b, 'height'))
})

it('an open bin is named by its lower edge and its key ends in nothing', () => {
  const chart = histogram(rows, { ...base, selected: ['10..'] })
  expect(optionNames(chart)).toEqual(['¥0–10', '¥10 +'])
  expect(chart.querySelectorAll('.chosen-column')).toHaveLength(1)
})

it('a share not known says no data where a column would be', () => {
  expect(texts(histogram([{ from: 0, to: 10, share: null }], base))).toContain('no data')
})

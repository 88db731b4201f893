// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, number, texts } from '../golden.ts'
import { bridge } from './bridge.ts'
import { examples } from './examples.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./bridge.svg')
})

const base = {
  width: 640,
  label: 'Bridge',
  measure: { kind: 'money', currency: 'CNY' },
  valueName: 'CNY',
} as const
const bars = (chart: Element) => [...chart.querySelectorAll('rect[data-move]')]
const end = (bar: Element) => number(bar, 'x') + number(bar, 'width')

it('a flow begins where the one before it ended; levels stand on zero', () => {
  const chart = bridge(
    [
      { key: 'a', name: 'A', kind: 'level', value: 100 },
      { key: 'b', name: 'B', kind: 'flow', value: 50 },
      { key: 'c', name: 'C', kind: 'flow', value: -30 },
      { key: 'd', name: 'D', kind: 'level', value: 120 },
    ],
    base,
  )
  const [a, b, c, d] = bars(chart) as [Element, Element, Element, Element]
  expect(number(b, 'x')).toBeCloseTo(end(a), 0)
  expect(end(c)).toBeCloseTo(end(b), 0)
  expect(end(d)).toBeCloseTo(number(c, 'x'), 0)
  expect(number(d, 'x')).toBe(number(a, 'x'))
  expect(texts(chart)).toEqual(expect.arrayContaining(['¥100', '+¥50', '−¥30', '¥120']))
})

it('without a comparison there is no column for it', () => {
  const rows = [{ key: 'a', name: 'A', kind: 'level', value: 1 }] as const
  expect(texts(bridge(rows, { ...base, beforeName: 'Before' }))).not.toContain('Before')
})

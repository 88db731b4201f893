// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { golden, number } from '../golden.ts'
import { beforeAfter } from './before_after.ts'
import { logTicks } from './bins.ts'
import { examples } from './examples.ts'

it('draws its example as the golden file keeps it', async () => {
  const drawn = examples[0]!.draw(640)
  await expect(golden(drawn)).toMatchFileSnapshot('./before_after.svg')
})

const base = {
  width: 480,
  label: 'Quota',
  measure: { kind: 'money', currency: 'CNY' },
  countName: 'Customers',
} as const
const rows = [
  { from: 0, to: 1000, before: 10, after: 4 },
  { from: 1000, to: 10_000, before: 10, after: 16 },
]

it('a bin from zero is as broad as the next one', () => {
  const [first, second] = beforeAfter(rows, base).querySelectorAll('.column')
  expect(number(first, 'width')).toBeCloseTo(number(second, 'width'), 0)
})

it('the difference strip goes up for more and down for fewer, from one line', () => {
  const chart = beforeAfter(rows, base)
  const [more, fewer] = [chart.querySelector('.more'), chart.querySelector('.fewer')]
  expect(number(more, 'y') + number(more, 'height')).toBe(number(fewer, 'y'))
  expect(number(more, 'height')).toBe(number(fewer, 'height'))
})

it('the lesser median is named to its left and the greater to its right', () => {
  const chart = beforeAfter(rows, { ...base, medianBefore: 1500, medianAfter: 1400 })
  const anchors = [...chart.querySelectorAll('text')].filter((node) =>
    /median/.test(node.textContent ?? ''),
  )
  expect(anchors.map((node) => [node.textContent, node.getAttribute('text-anchor')])).toEqual([
    ['After: median ¥1,400', 'end'],
    ['Before: median ¥1,500', null],
  ])
})

it('log ticks are 1, 2 and 5 times powers of ten', () => {
  expect(logTicks(500, 20_000)).toEqual([500, 1000, 2000, 5000, 10_000, 20_000])
})
